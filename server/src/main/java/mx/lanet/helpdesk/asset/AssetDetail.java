package mx.lanet.helpdesk.asset;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A machine as its page shows it. Whoever holds one has found it through a person's reach, so other readers take it as
 * proof that the person may see this machine.
 *
 * @param claims in quarantine: the machine whose identity it claims
 * @param mergedInto the record of the same machine that this one became; null for one of its own
 * @param facts by their names in the contract: cpu, cpu_cores, ram, disk, model, …
 * @param version for changes: somebody else may have changed it meanwhile
 */
public record AssetDetail(
        UUID clientId,
        UUID assetId,
        long number,
        UUID siteId,
        String name,
        AssetStatus status,
        String clientName,
        String siteName,
        @Nullable UUID personId,
        @Nullable String personName,
        String os,
        String osVersion,
        String ipAddress,
        @Nullable String macAddress,
        @Nullable String serialNumber,
        String agentVersion,
        String kind,
        String kindFrom,
        @Nullable Instant presenceSince,
        @Nullable Instant lastSeen,
        @Nullable UUID claims,
        @Nullable UUID mergedInto,
        Map<String, Object> facts,
        Instant registeredAt,
        int version) {
    public AssetDetail {
        facts = Map.copyOf(facts);
    }

    public OsFamily family() {
        return OsFamily.ofName(os);
    }

    /** A fact as text; empty when the machine did not say. */
    public String fact(String name) {
        Object value = facts.get(name);
        return value == null ? "" : value.toString();
    }

    /** A fact that is a number; null when it is none. */
    public @Nullable Long number(String name) {
        return facts.get(name) instanceof Number number ? Long.valueOf(number.longValue()) : null;
    }
}
