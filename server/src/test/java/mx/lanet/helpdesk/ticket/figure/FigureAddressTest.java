package mx.lanet.helpdesk.ticket.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureAddressTest {
    private static final ZoneId MEXICO = ZoneId.of("America/Mexico_City");

    /** In Mexico it is still the day before. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-05T05:00:00Z"), ZoneOffset.UTC);

    @Test
    void a_period_ends_with_the_readers_today() {
        Period week = new FigureAddress(Map.of("days", "7")).period(CLOCK, MEXICO);

        assertThat(week.to()).isEqualTo(LocalDate.of(2026, 3, 4));
        assertThat(week.from()).isEqualTo(LocalDate.of(2026, 2, 26));
        assertThat(week.begin()).isEqualTo(Instant.parse("2026-02-26T06:00:00Z"));
        assertThat(week.end()).isEqualTo(Instant.parse("2026-03-05T06:00:00Z"));
    }

    @Test
    void what_is_no_sensible_period_is_thirty_days() {
        for (Map<String, String> odd : List.of(
                Map.of("from", "2026-03-02", "to", "2026-03-01"),
                Map.of("from", "2020-01-01", "to", "2026-03-01"),
                Map.of("from", "0001-01-01", "to", "0001-01-02"),
                Map.of("from", "+300000-01-01", "to", "+300000-01-02"),
                Map.of("from", "+999999999-12-31", "to", "+999999999-12-31"),
                Map.of("from", "ayer", "to", "hoy"),
                Map.of("days", "100000"))) {
            assertThat(new FigureAddress(odd).period(CLOCK, MEXICO).days())
                    .as("%s", odd)
                    .hasSize(30);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "first-median, first-median",
        "'time,first-median,rating', 'first-median,rating,time'",
        "'', 'first-median,resolution-median,rating'",
        "'; DROP TABLE ticket', 'first-median,resolution-median,rating'",
        "'rating,no-such', rating"
    })
    void columns_of_a_report_come_in_our_order_and_only_known_ones(String words, String shown) {
        List<Measure> measures = Measure.of(words);

        assertThat(measures).extracting(Measure::word).containsExactly(shown.split(","));
        assertThat(Measure.of(Measure.turned(measures, Measure.RESOLUTION_MEAN)))
                .containsAll(measures)
                .contains(Measure.RESOLUTION_MEAN);
    }

    @Test
    void a_report_keeps_keys_filters_and_columns_in_its_address_and_no_other_page_does() {
        FigureAddress report = new FigureAddress(
                Map.of("by", "week", "then", "state", "state", "nuevo", "show", "rating,time", "sql", "1"),
                FigureAddress.REPORT);

        assertThat(report.behindTheMark()).isEqualTo("by=week&state=nuevo&then=state&show=rating%2Ctime");
        assertThat(report.export()).isEqualTo("/figures/report/export?" + report.behindTheMark());
        assertThat(report.without(List.of("by", "then", "state", "show"))).isEmpty();
        assertThat(report.service()).isEqualTo("/figures?by=week");
    }

    @Test
    void a_day_replaces_the_period_and_the_rest_stays() {
        FigureAddress address = new FigureAddress(Map.of("days", "90", "category", "Red y más", "by", "channel"));

        assertThat(address.behind(Figure.CREATED, LocalDate.of(2026, 3, 1)))
                .contains("figure=created", "from=2026-03-01", "to=2026-03-01", "category=Red+y+m%C3%A1s")
                .doesNotContain("days=")
                .doesNotContain("by=");
    }
}
