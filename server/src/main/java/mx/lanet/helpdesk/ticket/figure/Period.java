package mx.lanet.helpdesk.ticket.figure;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Whole days of one time zone, the first and the last included.
 *
 * @param from the first day
 * @param to the last day, at most {@value #MOST_DAYS} days from the first
 */
public record Period(LocalDate from, LocalDate to, ZoneId zone) {
    /** The lengths that are offered, in days up to today. */
    static final List<String> LENGTHS = List.of("7", "30", "90");

    static final int MOST_DAYS = 366;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);

    public Period {
        if (to.isBefore(from) || from.plusDays(MOST_DAYS - 1).isBefore(to)) {
            throw new IllegalArgumentException(from + " to " + to);
        }
    }

    /** So many days, today being the last. */
    static Period last(int days, Clock clock, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return new Period(today.minusDays(days - 1L), today, zone);
    }

    /** The days that two texts name, if they name a sensible span. */
    static Optional<Period> between(String from, String to, ZoneId zone) {
        try {
            LocalDate first = LocalDate.parse(from);
            return first.isBefore(EARLIEST) || first.isAfter(LATEST)
                    ? Optional.empty()
                    : Optional.of(new Period(first, LocalDate.parse(to), zone));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** When it begins. */
    Instant begin() {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The first moment after it. */
    Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    List<LocalDate> days() {
        return from.datesUntil(to.plusDays(1)).toList();
    }
}
