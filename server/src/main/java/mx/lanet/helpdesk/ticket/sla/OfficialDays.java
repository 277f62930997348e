package mx.lanet.helpdesk.ticket.sla;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The days on which Mexico rests by law, of any year: article 74 of the Ley Federal del Trabajo, as it was and as it is. Its
 * Mondays are of the reform of January 2006, the day on which the president takes office moved to October in 2024, and
 * federal elections are on the first Sunday of June of every third year.
 */
final class OfficialDays {
    private static final int ALWAYS = 9999;

    /** A rule that holds in some years: from the first on, each so many years, until the last. */
    private record Rule(String key, int first, int last, int every, IntFunction<LocalDate> day) {
        private boolean holdsIn(int year) {
            return year >= first && year <= last && (year - first) % every == 0;
        }
    }

    private static final List<Rule> RULES = List.of(
            new Rule("new-year", 1971, ALWAYS, 1, fixed(1, 1)),
            new Rule("constitution", 1971, 2005, 1, fixed(2, 5)),
            new Rule("constitution", 2006, ALWAYS, 1, monday(2, 1)),
            new Rule("juarez", 1971, 2005, 1, fixed(3, 21)),
            new Rule("juarez", 2006, ALWAYS, 1, monday(3, 3)),
            new Rule("labour", 1971, ALWAYS, 1, fixed(5, 1)),
            new Rule("election", 1991, ALWAYS, 3, OfficialDays::electionDay),
            new Rule("independence", 1971, ALWAYS, 1, fixed(9, 16)),
            new Rule("president", 2024, ALWAYS, 6, fixed(10, 1)),
            new Rule("revolution", 1971, 2005, 1, fixed(11, 20)),
            new Rule("revolution", 2006, ALWAYS, 1, monday(11, 3)),
            new Rule("president", 1976, 2018, 6, fixed(12, 1)),
            new Rule("christmas", 1971, ALWAYS, 1, fixed(12, 25)));

    private OfficialDays() {}

    /** A day of rest; its key is a word in the messages. */
    record Day(LocalDate date, String key) {}

    /** Those of a year, in order. */
    static List<Day> in(int year) {
        return RULES.stream()
                .filter(rule -> rule.holdsIn(year))
                .map(rule -> new Day(rule.day.apply(year), rule.key))
                .sorted(Comparator.comparing(Day::date))
                .toList();
    }

    /** Thursday and Friday before Easter: no law, but many offices close. */
    static List<Day> holyWeek(int year) {
        LocalDate easter = easter(year);
        return List.of(new Day(easter.minusDays(3), "holy-thursday"), new Day(easter.minusDays(2), "good-friday"));
    }

    private static IntFunction<LocalDate> fixed(int month, int day) {
        return year -> LocalDate.of(year, month, day);
    }

    private static IntFunction<LocalDate> monday(int month, int nth) {
        return year -> LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(nth, DayOfWeek.MONDAY));
    }

    /** Until 2015 the first Sunday of July, but for the August of 1991 and 1994. */
    private static LocalDate electionDay(int year) {
        LocalDate firstOfMonth = LocalDate.of(year, year >= 2015 && year != 2018 ? 6 : 7, 1);
        return switch (year) {
            case 1991 -> LocalDate.of(1991, 8, 18);
            case 1994 -> LocalDate.of(1994, 8, 21);
            default -> firstOfMonth.with(TemporalAdjusters.firstInMonth(DayOfWeek.SUNDAY));
        };
    }

    /** Of the Gregorian calendar, by the rule of Meeus, Jones and Butcher. */
    static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int ofCentury = year % 100;
        int shift = (century - (century + 8) / 25 + 1) / 3;
        int moon = (19 * golden + century - century / 4 - shift + 15) % 30;
        int sunday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - moon - ofCentury % 4) % 7;
        int late = (golden + 11 * moon + 22 * sunday) / 451;
        int days = moon + sunday - 7 * late + 114;
        return LocalDate.of(year, days / 31, days % 31 + 1);
    }
}
