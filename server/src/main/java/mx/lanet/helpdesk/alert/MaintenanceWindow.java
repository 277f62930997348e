package mx.lanet.helpdesk.alert;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time in which nothing is told of alerts: of a client, of one of its sites, or of one machine. It begins and ends by the
 * clocks on the wall: one from 22:00 to 6:00 does so in the nights in which the clocks change, too.
 *
 * @param siteId this site alone; null for all
 * @param assetId this machine alone; null for all
 * @param listAddress the machines of a saved list alone, as its address says; empty for all
 * @param minutes by the clock on the wall, 1 to {@value #MINUTES_MAX}
 * @param days of a weekly one
 * @param lastDay of one that repeats, the last day on which it begins; null for ever
 */
public record MaintenanceWindow(
        UUID clientId,
        UUID windowId,
        @Nullable UUID siteId,
        @Nullable UUID assetId,
        String listAddress,
        String listName,
        String name,
        ZoneId zone,
        LocalDate firstDay,
        @Nullable LocalDate lastDay,
        LocalTime begins,
        int minutes,
        Repeats repeats,
        Set<DayOfWeek> days,
        String madeBy,
        int version) {
    public static final int MINUTES_MAX = 10_080;
    public static final int NAME_MAX = 100;
    private static final int LONGEST_DAYS = 8;

    /** How often it comes. */
    public enum Repeats {
        ONCE,
        DAILY,
        WEEKLY;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Repeats> find(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word().equals(word))
                    .findFirst();
        }
    }

    public MaintenanceWindow {
        days = Set.copyOf(days);
    }

    /** Whether it is of this, apart from its list. */
    boolean isOf(@Nullable UUID site, @Nullable UUID asset) {
        return (siteId == null || siteId.equals(site))
                && (assetId == null || assetId.equals(asset))
                && (listAddress.isEmpty() || asset != null);
    }

    /** The end of the one that this moment is in; empty outside. */
    public Optional<Instant> coversUntil(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        Instant until = null;
        for (int back = 0; back <= LONGEST_DAYS; back++) {
            LocalDate day = today.minusDays(back);
            if (beginsOn(day) && !beginning(day).isAfter(now) && end(day).isAfter(now)) {
                Instant end = end(day);
                until = until == null || end.isAfter(until) ? end : until;
            }
        }
        return Optional.ofNullable(until);
    }

    /** When it begins the next time, within a year; empty when it is over for good. */
    public Optional<Instant> next(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate from = today.isBefore(firstDay) ? firstDay : today;
        return from.datesUntil(from.plusDays(LONGEST_DAYS + 1L))
                .filter(this::beginsOn)
                .map(this::beginning)
                .filter(beginning -> beginning.isAfter(now))
                .findFirst();
    }

    private boolean beginsOn(LocalDate day) {
        if (day.isBefore(firstDay) || (lastDay != null && day.isAfter(lastDay))) {
            return false;
        }
        return switch (repeats) {
            case ONCE -> day.equals(firstDay);
            case DAILY -> true;
            case WEEKLY -> days.contains(day.getDayOfWeek());
        };
    }

    private Instant beginning(LocalDate day) {
        return day.atTime(begins).atZone(zone).toInstant();
    }

    /** In the hour that comes twice it is the second one. */
    private Instant end(LocalDate day) {
        LocalDateTime end = day.atTime(begins).plusMinutes(minutes);
        return ZonedDateTime.of(end, zone).withLaterOffsetAtOverlap().toInstant();
    }

    /** Of bits, the lowest for Monday. */
    static Set<DayOfWeek> days(int bits) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> (bits & (1 << (day.getValue() - 1))) != 0)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    int bits() {
        return days.stream().mapToInt(day -> 1 << (day.getValue() - 1)).sum();
    }
}
