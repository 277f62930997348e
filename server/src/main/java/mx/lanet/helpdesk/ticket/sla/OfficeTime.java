package mx.lanet.helpdesk.ticket.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The hours of a calendar in a zone. An hour that a change of the clocks leaves out does not count, and one that happens twice
 * counts twice: what passes is what counts.
 */
final class OfficeTime implements OpenTime {
    private static final int FAR_IN_DAYS = 3_660;

    private final OfficeCalendar calendar;
    private final ZoneId zone;
    private final Map<Integer, Set<LocalDate>> free = new ConcurrentHashMap<>();

    OfficeTime(OfficeCalendar calendar, ZoneId zone) {
        this.calendar = calendar;
        this.zone = zone;
    }

    ZoneId zone() {
        return zone;
    }

    OfficeCalendar calendar() {
        return calendar;
    }

    @Override
    public Duration between(Instant from, Instant to) {
        Duration open = Duration.ZERO;
        LocalDate last = LocalDate.ofInstant(to, zone);
        LocalDate day = LocalDate.ofInstant(from, zone);
        for (int days = 0; days < FAR_IN_DAYS && !day.isAfter(last); days++, day = day.plusDays(1)) {
            for (Span span : hours(day)) {
                Instant begin = later(from, at(day, span.from()));
                Instant end = earlier(to, at(day, span.to()));
                open = begin.isBefore(end) ? open.plus(Duration.between(begin, end)) : open;
            }
        }
        return open;
    }

    @Override
    public Optional<Instant> after(Instant from, Duration open) {
        if (open.isZero() || open.isNegative()) {
            return Optional.of(from);
        }
        Duration left = open;
        LocalDate day = LocalDate.ofInstant(from, zone);
        for (int days = 0; days < FAR_IN_DAYS; days++, day = day.plusDays(1)) {
            for (Span span : hours(day)) {
                Instant begin = later(from, at(day, span.from()));
                Instant end = at(day, span.to());
                Duration here = begin.isBefore(end) ? Duration.between(begin, end) : Duration.ZERO;
                if (here.compareTo(left) >= 0) {
                    return Optional.of(begin.plus(left));
                }
                left = left.minus(here);
            }
        }
        return Optional.empty();
    }

    private List<Span> hours(LocalDate day) {
        return isFree(day) ? List.of() : calendar.hours(day.getDayOfWeek());
    }

    private boolean isFree(LocalDate day) {
        return free.computeIfAbsent(day.getYear(), year -> calendar.freeDays(year).stream()
                        .map(OfficeCalendar.FreeDay::date)
                        .collect(Collectors.toUnmodifiableSet()))
                .contains(day);
    }

    /** A time that the clocks leave out is the moment at which they do; of one that they show twice the first. */
    private Instant at(LocalDate day, int minute) {
        LocalDateTime time = day.atStartOfDay().plusMinutes(minute);
        ZoneOffsetTransition change = zone.getRules().getTransition(time);
        if (change != null && change.isGap()) {
            return change.getInstant();
        }
        ZoneOffset offset = change == null ? zone.getRules().getOffset(time) : change.getOffsetBefore();
        return time.toInstant(offset);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
