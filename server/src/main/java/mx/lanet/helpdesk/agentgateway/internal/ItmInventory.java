package mx.lanet.helpdesk.agentgateway.internal;

import java.time.Instant;
import mx.lanet.helpdesk.asset.ReportedInventory;
import mx.lanet.helpdesk.monitoring.Reading;
import mx.lanet.helpdesk.shared.Agent;
import org.jspecify.annotations.Nullable;

/**
 * An inventory of the IT Monitoring dialect.
 *
 * @param agentId the number in the body; null when there is none
 * @param digest of all that does not change by itself
 * @param memory percent in use; null is not known
 * @param disk percent in use; null is not known
 * @param user who works there; null is not known
 */
record ItmInventory(
        @Nullable Long agentId,
        ReportedInventory reported,
        byte[] digest,
        @Nullable Float memory,
        @Nullable Float disk,
        @Nullable String user) {
    /** Whether it says anything of what heartbeats say. */
    boolean tellsReadings() {
        return memory != null || disk != null || user != null;
    }

    Reading reading(Agent agent, Instant now) {
        return Reading.ofInventory(agent.clientId(), agent.assetId(), now, memory, disk, user);
    }
}
