package mx.lanet.helpdesk.asset;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import mx.lanet.helpdesk.asset.AssetDetails.Program;
import org.jspecify.annotations.Nullable;

/**
 * An inventory as an agent sent it; what it could not collect is absent everywhere.
 *
 * @param content the sections that it has, as JSON, without the programs
 * @param programs each name and version once; null when they were not collected
 * @param facts what the pages show and tickets remember, by its name in the contract: cpu, ram, model, …
 */
public record ReportedInventory(
        Instant collectedAt,
        String content,
        @Nullable List<Program> programs,
        Facts machine,
        Map<String, Object> facts) {
    public ReportedInventory {
        facts = Map.copyOf(facts);
    }

    /**
     * What stands in the asset's own columns; null is not known.
     *
     * @param battery it can be carried around
     */
    public record Facts(
            @Nullable String os,
            @Nullable String osVersion,
            @Nullable String agentVersion,
            @Nullable String ipAddress,
            @Nullable String macAddress,
            @Nullable String serialNumber,
            @Nullable String machineId,
            boolean battery) {
        /** Nothing is known. */
        public static final Facts NONE = new Facts(null, null, null, null, null, null, null, false);
    }
}
