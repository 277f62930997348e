package mx.lanet.helpdesk.ticket.sla;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When somebody is at work.
 *
 * @param zone where the hours are meant; null for wherever the client is
 * @param week the open hours of its seven days, from Monday on
 * @param official whether the days of rest by Mexico's law are free
 * @param holyWeek whether Thursday and Friday before Easter are free
 * @param days more free days
 */
public record OfficeCalendar(
        @Nullable ZoneId zone, List<List<Span>> week, boolean official, boolean holyWeek, List<OwnDay> days) {
    /** No calendar has more free days of its own. */
    static final int MOST_DAYS = 200;

    static final int NAME_MAX = 80;

    /** Until somebody says otherwise: Monday to Friday, 9 to 18. */
    static final OfficeCalendar USUAL = new OfficeCalendar(
            null,
            List.of(
                    List.of(new Span(540, 1080)),
                    List.of(new Span(540, 1080)),
                    List.of(new Span(540, 1080)),
                    List.of(new Span(540, 1080)),
                    List.of(new Span(540, 1080)),
                    List.of(),
                    List.of()),
            true,
            false,
            List.of());

    public OfficeCalendar {
        week = week.stream().map(List::copyOf).toList();
        days = List.copyOf(days);
        if (week.size() != 7 || days.size() > MOST_DAYS) {
            throw new IllegalArgumentException("no week, or too many days");
        }
    }

    /** A free day that the house or a client has added; a yearly one on the same date of each year. */
    public record OwnDay(LocalDate date, boolean yearly, String name) {
        boolean isOn(LocalDate day) {
            return yearly
                    ? date.getMonth() == day.getMonth() && date.getDayOfMonth() == day.getDayOfMonth()
                    : date.equals(day);
        }

        /** Null when there is none in that year: yearly on a 29th of February, or of another year. */
        private @Nullable LocalDate in(int year) {
            boolean exists = yearly
                    ? date.getDayOfMonth()
                            <= date.getMonth().length(LocalDate.of(year, 1, 1).isLeapYear())
                    : date.getYear() == year;
            return exists ? date.withYear(year) : null;
        }
    }

    /**
     * A free day of a year.
     *
     * @param key of one by rule, in the messages; null for an own one
     * @param own null for one by rule
     */
    public record FreeDay(LocalDate date, @Nullable String key, @Nullable OwnDay own) {}

    List<Span> hours(DayOfWeek day) {
        return week.get(day.getValue() - 1);
    }

    /** All free days of a year, in order. */
    public List<FreeDay> freeDays(int year) {
        List<FreeDay> free = new ArrayList<>();
        if (official) {
            OfficialDays.in(year).forEach(day -> free.add(new FreeDay(day.date(), day.key(), null)));
        }
        if (holyWeek) {
            OfficialDays.holyWeek(year).forEach(day -> free.add(new FreeDay(day.date(), day.key(), null)));
        }
        for (OwnDay own : days) {
            LocalDate date = own.in(year);
            if (date != null) {
                free.add(new FreeDay(date, null, own));
            }
        }
        free.sort(Comparator.comparing(FreeDay::date));
        return Collections.unmodifiableList(free);
    }

    /** How its time is counted for a client in this zone. */
    OfficeTime openTime(ZoneId client) {
        return new OfficeTime(this, zone == null ? client : zone);
    }
}
