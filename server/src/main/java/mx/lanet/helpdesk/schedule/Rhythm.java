package mx.lanet.helpdesk.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One date a week or a month, at a full hour of a time zone.
 *
 * @param day 1 (Monday) to 7 of a week; 1 to 31 of a month, which in shorter months means their last
 * @param hour 0 to 23; one that the clocks leap over is the one after it
 */
public record Rhythm(Kind kind, int day, int hour, ZoneId zone) {
    private static final int DAYS_OF_WEEK = 7;
    private static final int DAYS_OF_MONTH = 31;
    private static final int HOURS = 24;

    public Rhythm {
        if (day < 1 || day > kind.days() || hour < 0 || hour >= HOURS) {
            throw new IllegalArgumentException(kind + " " + day + " " + hour);
        }
    }

    /** How often. */
    public enum Kind {
        WEEKLY,
        MONTHLY;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> find(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }

        public int days() {
            return this == WEEKLY ? DAYS_OF_WEEK : DAYS_OF_MONTH;
        }
    }

    /** The first date after this moment. */
    public Instant next(Instant now) {
        return near(now).filter(date -> date.isAfter(now)).findFirst().orElseThrow();
    }

    /** The last date up to this moment. */
    public Instant last(Instant now) {
        return near(now)
                .filter(date -> !date.isAfter(now))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    /** The day from which on a report of this date tells: a week or a month before. */
    public LocalDate since(LocalDate date) {
        return kind == Kind.WEEKLY ? date.minusWeeks(1) : date.minusMonths(1);
    }

    private Stream<Instant> near(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return IntStream.rangeClosed(-2, 2)
                .mapToObj(
                        steps -> date(today, steps).atTime(hour, 0).atZone(zone).toInstant());
    }

    private LocalDate date(LocalDate today, int steps) {
        if (kind == Kind.WEEKLY) {
            return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                    .plusWeeks(steps)
                    .plusDays(day - 1L);
        }
        YearMonth month = YearMonth.from(today).plusMonths(steps);
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }
}
