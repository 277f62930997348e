package mx.lanet.agent.service;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import mx.lanet.agent.watch.Watches;

/** How an open alert is remembered over a restart: {@code id severity time}; earlier versions kept the id alone. */
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
}
