package mx.lanet.helpdesk.agentgateway.internal;

import java.util.List;
import mx.lanet.protocol.Command;
import org.jspecify.annotations.Nullable;

/** What became of a heartbeat. */
sealed interface HeartbeatOutcome {
    /**
     * It is stored.
     *
     * @param changedSettings as JSON; null when the agent knows all
     * @param settingsOrigins which layer says what, as JSON; null when the agent knows all
     */
    record Stored(
            List<Command> commands,
            @Nullable String changedSettings,
            @Nullable String settingsOrigins,
            long settingsRevision,
            long nextSeconds)
            implements HeartbeatOutcome {}

    /** The asset has been retired, or is no more. */
    record Gone() implements HeartbeatOutcome {}

    /** Too much waits already. */
    record Overloaded() implements HeartbeatOutcome {}

    /** The database did not take it. */
    record Failed() implements HeartbeatOutcome {}
}
