package mx.lanet.helpdesk.command;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something became of a command; published in the transaction that changed it, for listeners after its commit.
 *
 * @param runId the run that it is a part of; null for one of its own
 * @param status waiting, delivered, running, cancelling, or what it ended as: succeeded, failed, timed_out, refused,
 *     expired, cancelled
 */
public record CommandChanged(UUID clientId, UUID assetId, UUID commandId, @Nullable UUID runId, String status) {
    /** Whether its agent has something to fetch; a cancellation is a command of its own. */
    public boolean isNew() {
        return status.equals("waiting");
    }
}
