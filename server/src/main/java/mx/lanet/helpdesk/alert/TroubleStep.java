package mx.lanet.helpdesk.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What comes of a trouble that is seen. */
sealed interface TroubleStep {
    /** The same trouble within so long of its end is the same alert again. */
    Duration SAME_WITHIN = Duration.ofDays(1);

    /** The newest alert of a trouble, as it stands. */
    record Standing(
            UUID clientId,
            UUID alertId,
            Trouble trouble,
            Severity severity,
            String message,
            String arguments,
            @Nullable Double currentValue,
            Instant raisedAt,
            @Nullable Instant closedAt) {
        boolean isOpen() {
            return closedAt == null;
        }
    }

    /** A new alert; {@code old} is another day's, and no longer the newest. */
    record Open(@Nullable Standing old) implements TroubleStep {}

    record Reopen(Standing standing) implements TroubleStep {}

    /** It is open already, and says something else now. */
    record Renew(Standing standing) implements TroubleStep {}

    /** It is known. */
    record Nothing() implements TroubleStep {}

    static TroubleStep of(@Nullable Standing standing, Sight sight, Instant now) {
        if (standing == null) {
            return new Open(null);
        }
        Instant closed = standing.closedAt();
        if (closed != null) {
            return closed.isBefore(now.minus(SAME_WITHIN)) ? new Open(standing) : new Reopen(standing);
        }
        boolean same = standing.severity() == sight.severity()
                && standing.message().equals(sight.message())
                && standing.arguments().equals(sight.arguments().toString())
                && Objects.equals(standing.currentValue(), sight.currentValue());
        return same || sight.at().isBefore(standing.raisedAt()) ? new Nothing() : new Renew(standing);
    }
}
