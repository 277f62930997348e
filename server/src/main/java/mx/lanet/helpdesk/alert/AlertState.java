package mx.lanet.helpdesk.alert;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How an alert stands for people. */
public enum AlertState {
    OPEN,
    ACKNOWLEDGED,
    SILENCED,
    CLOSED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AlertState of(
            @Nullable Instant closedAt,
            @Nullable Instant silencedUntil,
            @Nullable Instant acknowledgedAt,
            Instant now) {
        if (closedAt != null) {
            return CLOSED;
        }
        if (silencedUntil != null && silencedUntil.isAfter(now)) {
            return SILENCED;
        }
        return acknowledgedAt == null ? OPEN : ACKNOWLEDGED;
    }
}
