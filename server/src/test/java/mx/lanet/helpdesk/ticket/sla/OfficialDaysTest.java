package mx.lanet.helpdesk.ticket.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficialDaysTest {
    /** As the Diario Oficial, or the calendars of these years, have them. */
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    2005, 2005-01-01 2005-02-05 2005-03-21 2005-05-01 2005-09-16 2005-11-20 2005-12-25
                    2006, 2006-01-01 2006-02-06 2006-03-20 2006-05-01 2006-07-02 2006-09-16 2006-11-20 2006-12-01 2006-12-25
                    2018, 2018-01-01 2018-02-05 2018-03-19 2018-05-01 2018-07-01 2018-09-16 2018-11-19 2018-12-01 2018-12-25
                    2023, 2023-01-01 2023-02-06 2023-03-20 2023-05-01 2023-09-16 2023-11-20 2023-12-25
                    2024, 2024-01-01 2024-02-05 2024-03-18 2024-05-01 2024-06-02 2024-09-16 2024-10-01 2024-11-18 2024-12-25
                    2026, 2026-01-01 2026-02-02 2026-03-16 2026-05-01 2026-09-16 2026-11-16 2026-12-25
                    2027, 2027-01-01 2027-02-01 2027-03-15 2027-05-01 2027-06-06 2027-09-16 2027-11-15 2027-12-25
                    2030, 2030-01-01 2030-02-04 2030-03-18 2030-05-01 2030-06-02 2030-09-16 2030-10-01 2030-11-18 2030-12-25
                    """)
    void the_days_of_rest_of_a_year_follow_the_law_of_that_year(int year, String days) {
        assertThat(OfficialDays.in(year).stream().map(day -> day.date().toString()))
                .containsExactly(days.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "1961, 1961-04-02",
        "2000, 2000-04-23",
        "2024, 2024-03-31",
        "2026, 2026-04-05",
        "2038, 2038-04-25",
        "2285, 2285-03-22"
    })
    void easter_is_where_the_church_has_it(int year, LocalDate easter) {
        assertThat(OfficialDays.easter(year)).isEqualTo(easter);
    }

    @Test
    void own_days_stand_among_those_by_rule_and_a_leap_day_only_where_there_is_one() {
        OfficeCalendar calendar = new OfficeCalendar(
                null,
                OfficeCalendar.USUAL.week(),
                true,
                true,
                List.of(
                        new OfficeCalendar.OwnDay(LocalDate.of(2020, 12, 12), true, "Guadalupe"),
                        new OfficeCalendar.OwnDay(LocalDate.of(2026, 12, 24), false, "Posada"),
                        new OfficeCalendar.OwnDay(LocalDate.of(2024, 2, 29), true, "Bisiesto")));

        assertThat(dates(calendar, 2026))
                .contains("2026-04-02", "2026-04-03", "2026-12-12", "2026-12-24")
                .doesNotContain("2026-03-01");
        assertThat(dates(calendar, 2028)).contains("2028-02-29", "2028-12-12").doesNotContain("2028-12-24");
    }

    private static List<String> dates(OfficeCalendar calendar, int year) {
        return calendar.freeDays(year).stream()
                .map(day -> day.date().toString())
                .toList();
    }
}
