package mx.lanet.helpdesk.asset;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.asset.internal.SettingsTable;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the server tells an agent to do: the defaults for all, and what differs for one asset. A change travels in the
 * answers to heartbeats until it has been delivered.
 */
@Service
public class AgentSettings {
    private static final TypeReference<LinkedHashMap<String, Object>> AN_OBJECT = new TypeReference<>() {};

    private final Map<String, Object> defaults;
    private final SettingsTable people;
    private final SettingsTable ingest;
    private final Tenancy tenancy;
    private final Tenancy ingestTenancy;
    private final JsonMapper json;

    AgentSettings(
            JdbcClient jdbc,
            @Qualifier("ingest") JdbcClient ingestJdbc,
            Tenancy tenancy,
            @Qualifier("ingest") Tenancy ingestTenancy,
            JsonMapper json,
            @Value("${lanet.agents.heartbeat-interval:60s}") Duration heartbeatInterval,
            @Value("${lanet.agents.metrics-interval:300s}") Duration metricsInterval,
            @Value("${lanet.agents.inventory-interval:3600s}") Duration inventoryInterval) {
        this.people = new SettingsTable(jdbc);
        this.ingest = new SettingsTable(ingestJdbc);
        this.tenancy = tenancy;
        this.ingestTenancy = ingestTenancy;
        this.json = json;
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("heartbeat_interval", heartbeatInterval.toSeconds());
        all.put("inventory_interval", inventoryInterval.toSeconds());
        all.put("metrics_interval", metricsInterval.toSeconds());
        all.put("monitoring_enabled", true);
        all.put("auto_ticket_creation", false);
        all.put("allowed_scripts", List.of("powershell", "batch"));
        all.put("update_schedule", "02:00");
        all.put("log_level", "INFO");
        all.put("cpu_threshold", 90);
        all.put("memory_threshold", 90);
        all.put("disk_threshold", 90);
        this.defaults = Collections.unmodifiableMap(all);
    }

    /** What holds for an asset that has no settings of its own, by the names of the contract. */
    public Map<String, Object> defaults() {
        return defaults;
    }

    /** All that holds for this asset. */
    public Map<String, Object> all(UUID clientId, UUID assetId) {
        Map<String, Object> all = new LinkedHashMap<>(defaults);
        tenancy.run(new Scope.Client(clientId), () -> people.find(clientId, assetId)
                .ifPresent(own -> all.putAll(parse(own))));
        return all;
    }

    /** Changes settings of one asset, inside the caller's transaction; the agent learns of it with its next heartbeat. */
    public void change(UUID clientId, UUID assetId, Map<String, ?> changed) {
        if (!defaults.keySet().containsAll(changed.keySet())) {
            throw new IllegalArgumentException("unknown settings: " + changed.keySet());
        }
        people.change(clientId, assetId, json.writeValueAsString(changed));
    }

    /** The agent has been told what had changed up to this revision. */
    public void markDelivered(UUID clientId, UUID assetId, long revision) {
        ingestTenancy.run(new Scope.Ingest(), () -> ingest.markDelivered(clientId, assetId, revision));
    }

    /** Reads the settings in the form in which the database keeps them. */
    public Map<String, Object> parse(String settings) {
        return json.readValue(settings, AN_OBJECT);
    }
}
