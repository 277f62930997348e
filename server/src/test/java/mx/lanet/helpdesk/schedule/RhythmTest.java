package mx.lanet.helpdesk.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTest {
    @ParameterizedTest
    @CsvSource({
        "WEEKLY,  1,  8, America/Mexico_City, 2026-11-22T12:00, 2026-11-16T08:00, 2026-11-23T08:00",
        "WEEKLY,  1,  8, America/Mexico_City, 2026-11-23T08:00, 2026-11-23T08:00, 2026-11-30T08:00",
        "WEEKLY,  7, 23, America/Mexico_City, 2026-12-31T10:00, 2026-12-27T23:00, 2027-01-03T23:00",
        "MONTHLY, 1,  0, America/Mexico_City, 2026-12-31T23:59, 2026-12-01T00:00, 2027-01-01T00:00",
        "MONTHLY,31,  7, America/Mexico_City, 2027-02-28T06:59, 2027-01-31T07:00, 2027-02-28T07:00",
        "MONTHLY,31,  7, America/Mexico_City, 2028-02-29T07:00, 2028-02-29T07:00, 2028-03-31T07:00",
        "WEEKLY,  7,  2, America/Tijuana,     2027-03-13T12:00, 2027-03-07T02:00, 2027-03-14T03:00",
        "WEEKLY,  7,  1, America/Tijuana,     2026-11-01T12:00, 2026-11-01T01:00, 2026-11-08T01:00"
    })
    void each_date_comes_once_whatever_the_calendar(
            Rhythm.Kind kind,
            int day,
            int hour,
            ZoneId zone,
            LocalDateTime now,
            LocalDateTime last,
            LocalDateTime next) {
        Rhythm rhythm = new Rhythm(kind, day, hour, zone);
        Instant moment = now.atZone(zone).toInstant();

        assertThat(rhythm.last(moment)).isEqualTo(last.atZone(zone).toInstant());
        assertThat(rhythm.next(moment)).isEqualTo(next.atZone(zone).toInstant());
        assertThat(rhythm.next(rhythm.last(moment))).isEqualTo(next.atZone(zone).toInstant());
    }

    @ParameterizedTest
    @CsvSource({"WEEKLY, 2026-11-23, 2026-11-16", "MONTHLY, 2026-12-01, 2026-11-01", "MONTHLY, 2027-03-31, 2027-02-28"})
    void it_tells_of_the_week_or_month_before(Rhythm.Kind kind, LocalDate date, LocalDate since) {
        assertThat(new Rhythm(kind, 1, 8, ZoneId.of("America/Mexico_City")).since(date))
                .isEqualTo(since);
    }
}
