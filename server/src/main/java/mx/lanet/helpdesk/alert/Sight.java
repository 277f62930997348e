package mx.lanet.helpdesk.alert;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A trouble as somebody saw it, agent or server.
 *
 * @param heardId the agent's own name for it, by which the same one again is known; null when it has none
 * @param message as the agent wrote it; empty when {@code textKey} says it
 * @param at when it began
 */
record Sight(
        Trouble trouble,
        @Nullable UUID heardId,
        Severity severity,
        String message,
        String textKey,
        List<String> arguments,
        @Nullable Double threshold,
        @Nullable Double currentValue,
        Instant at) {

    /** Agents that name their alerts also tell when they are over. */
    boolean isNamed() {
        return heardId != null;
    }

    boolean byServer() {
        return !textKey.isEmpty();
    }
}
