package mx.lanet.helpdesk.ticket.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FieldRangeTest {
    @Test
    void numbers_and_dates_are_read_as_people_write_them_and_written_as_the_database_does() {
        assertThat(FieldRange.typed("1,284.50", "2000")).contains(new FieldRange("1284.5", "2000"));
        assertThat(FieldRange.typed("", " -3 ")).contains(new FieldRange("", "-3"));
        assertThat(FieldRange.typed("2026-11-03", "")).contains(new FieldRange("2026-11-03", ""));
        assertThat(FieldRange.parse("..2026-11-03").map(FieldRange::written)).contains("..2026-11-03");
        assertThat(FieldRange.parse("-1.5..-0.5")).contains(new FieldRange("-1.5", "-0.5"));
    }

    @Test
    void what_runs_backwards_is_turned_round() {
        assertThat(FieldRange.parse("20..3")).contains(new FieldRange("3", "20"));
        assertThat(FieldRange.parse("2026-11-03..2025-01-01")).contains(new FieldRange("2025-01-01", "2026-11-03"));
    }

    @Test
    void what_is_no_range_is_none() {
        for (String none :
                new String[] {"", "..", "doce..", "2026-02-31..", "1..2026-01-01", "+292278994-08-17..", "1"}) {
            assertThat(FieldRange.parse(none)).as(none).isEmpty();
        }
    }
}
