package mx.lanet.agent.service;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.lanet.agent.watch.Watches;

/**
 * How an open alert is remembered over a restart: {@code id severity time}; earlier versions kept the id alone. And when a
 * trouble was told lately: {@code time time time}.
 */
final class KeptAlert {
    private static final String GRAVE = "critical";

    private KeptAlert() {}

    static String text(Watches.Open open) {
        var raisedAt = open.raisedAt();
        return open.alertId() + " " + (open.isGrave() ? GRAVE : "warning") + (raisedAt == null ? "" : " " + raisedAt);
    }

    /** What cannot be read was an alert all the same: it is over under a new id, which closes nothing. */
    static Watches.Open read(String text) {
        var parts = text.split(" ", 3);
        try {
            return new Watches.Open(
                    UUID.fromString(parts[0]),
                    parts.length > 1 && parts[1].equals(GRAVE),
                    parts.length > 2 ? Instant.parse(parts[2]) : null);
        } catch (IllegalArgumentException | DateTimeException e) {
            return new Watches.Open(UUID.randomUUID(), false, null);
        }
    }

    static String text(List<Instant> told) {
        return told.stream().map(Instant::toString).collect(Collectors.joining(" "));
    }

    /** What cannot be read, or lies in the future since the clock was set back, was never. */
    static List<Instant> times(String text, Instant now) {
        try {
            return Stream.of(text.split(" ", -1))
                    .filter(time -> !time.isEmpty())
                    .map(Instant::parse)
                    .filter(time -> !time.isAfter(now))
                    .toList();
        } catch (DateTimeException e) {
            return List.of();
        }
    }
}
