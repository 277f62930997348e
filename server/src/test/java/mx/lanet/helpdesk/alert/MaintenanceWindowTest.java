package mx.lanet.helpdesk.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.alert.MaintenanceWindow.Repeats;
import org.junit.jupiter.api.Test;

class MaintenanceWindowTest {
    private static final ZoneId TIJUANA = ZoneId.of("America/Tijuana");

    @Test
    void one_over_midnight_covers_both_nights_by_the_clock_on_the_wall() {
        MaintenanceWindow daily = window(Repeats.DAILY, Set.of(), "2026-03-01", "22:00", 8 * 60);

        assertThat(daily.coversUntil(Instant.parse("2026-03-03T05:59:59Z"))).isEmpty();
        assertThat(daily.coversUntil(Instant.parse("2026-03-03T06:00:00Z")))
                .hasValue(Instant.parse("2026-03-03T14:00:00Z"));
        assertThat(daily.coversUntil(Instant.parse("2026-03-03T13:59:59Z"))).isPresent();
        assertThat(daily.coversUntil(Instant.parse("2026-03-03T14:00:00Z"))).isEmpty();
    }

    @Test
    void it_ends_at_six_in_the_nights_in_which_the_clocks_change_too() {
        MaintenanceWindow daily = window(Repeats.DAILY, Set.of(), "2026-03-01", "22:00", 8 * 60);

        assertThat(daily.coversUntil(Instant.parse("2026-03-08T07:00:00Z")))
                .hasValue(Instant.parse("2026-03-08T13:00:00Z"));
        assertThat(daily.coversUntil(Instant.parse("2026-11-01T06:00:00Z")))
                .hasValue(Instant.parse("2026-11-01T14:00:00Z"));
    }

    @Test
    void a_weekly_one_comes_on_its_days_and_one_that_is_once_never_again() {
        MaintenanceWindow sundays = window(Repeats.WEEKLY, Set.of(DayOfWeek.SUNDAY), "2026-03-01", "03:00", 60);
        MaintenanceWindow once = window(Repeats.ONCE, Set.of(), "2026-03-01", "03:00", 60);

        assertThat(sundays.coversUntil(Instant.parse("2026-03-15T10:30:00Z"))).isPresent();
        assertThat(sundays.coversUntil(Instant.parse("2026-03-16T10:30:00Z"))).isEmpty();
        assertThat(sundays.next(Instant.parse("2026-03-16T10:30:00Z"))).hasValue(Instant.parse("2026-03-22T10:00:00Z"));
        assertThat(once.coversUntil(Instant.parse("2026-03-01T11:30:00Z"))).isPresent();
        assertThat(once.next(Instant.parse("2026-03-02T00:00:00Z"))).isEmpty();
        assertThat(MaintenanceWindow.days(sundays.bits())).isEqualTo(sundays.days());
    }

    private static MaintenanceWindow window(
            Repeats repeats, Set<DayOfWeek> days, String first, String begins, int minutes) {
        return new MaintenanceWindow(
                UUID.randomUUID(),
                UUID.randomUUID(),
                null,
                null,
                "",
                "",
                "Parches",
                TIJUANA,
                LocalDate.parse(first),
                null,
                LocalTime.parse(begins),
                minutes,
                repeats,
                days,
                "Lucía",
                1);
    }
}
