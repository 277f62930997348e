package mx.lanet.helpdesk.asset;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import mx.lanet.helpdesk.asset.internal.SettingsTable;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the server tells an agent to do: what is usual, and what differs for its machine. That stands beside the machine,
 * ready for each heartbeat; who said it, and where, is the feature {@code setting}'s. A change travels in the answers to
 * heartbeats until it has been delivered.
 */
@Service
public class AgentSettings {
    private static final TypeReference<LinkedHashMap<String, Object>> AN_OBJECT = new TypeReference<>() {};

    private static final int MOST_PARSED = 1_000;

    private final Map<String, Map<String, Object>> parsed = new ConcurrentHashMap<>();
    private final Map<String, Object> defaults;
    private final String usual;
    private final SettingsTable people;
    private final SettingsTable ingest;
    private final Tenancy tenancy;
    private final Tenancy ingestTenancy;
    private final JsonMapper json;
    private final ApplicationEventPublisher publisher;

    AgentSettings(
            JdbcClient jdbc,
            @Qualifier("ingest") JdbcClient ingestJdbc,
            Tenancy tenancy,
            @Qualifier("ingest") Tenancy ingestTenancy,
            JsonMapper json,
            ApplicationEventPublisher publisher,
            @Value("${lanet.agents.heartbeat-interval:60s}") Duration heartbeatInterval,
            @Value("${lanet.agents.metrics-interval:300s}") Duration metricsInterval,
            @Value("${lanet.agents.inventory-interval:3600s}") Duration inventoryInterval) {
        this.people = new SettingsTable(jdbc);
        this.ingest = new SettingsTable(ingestJdbc);
        this.tenancy = tenancy;
        this.ingestTenancy = ingestTenancy;
        this.json = json;
        this.publisher = publisher;
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
        this.usual = json.writeValueAsString(all);
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

    /** What one setting is for this asset, in the caller's transaction; {@code usual} where nobody says anything. */
    public String find(UUID clientId, UUID assetId, String key, String usual) {
        Object said =
                people.find(clientId, assetId).map(own -> parse(own).get(key)).orElse(defaults.get(key));
        return said == null ? usual : said.toString();
    }

    /** ask, tell or silent: what this machine's people see of what is done in their sight. */
    public String consent(UUID clientId, UUID assetId) {
        return tenancy.call(new Scope.Client(clientId), () -> find(clientId, assetId, "desktop_consent", "ask"));
    }

    /** Of these machines, in the person's reach: how many have which value of a setting; {@code usual} where nobody says any. */
    public Map<String, Integer> tally(Scope reach, List<UUID> clients, List<UUID> assets, String key, String usual) {
        return tenancy.call(
                reach, () -> people.tally(clients.toArray(UUID[]::new), assets.toArray(UUID[]::new), key, usual));
    }

    /**
     * Brings to one machine what is said of it now, in the caller's transaction of its client: it has joined, moved, or
     * something was said of it alone. Its agent learns of it with its next heartbeat.
     */
    public void renew(UUID clientId, UUID assetId) {
        people.share(Person.HOUSE);
        people.share(clientId);
        people.renew(clientId, List.of(assetId), usual);
        publisher.publishEvent(new AgentSettingsChanged(clientId, List.of(assetId)));
    }

    /**
     * Until the caller's transaction ends, no machine of this client (of the house: no machine at all) joins or moves:
     * whoever does so next sees what this transaction says.
     */
    public void holdAlone(UUID clientId) {
        people.holdAlone(clientId);
    }

    /**
     * Renews some of the machines after this id, of one site or of all, in the caller's transaction.
     *
     * @return the last of them; null when it was less than {@code most}, so that all are done
     */
    public @Nullable UUID renewAfter(UUID clientId, @Nullable UUID siteId, UUID reached, int most) {
        List<UUID> some = people.after(clientId, siteId, reached, most);
        if (!some.isEmpty()) {
            people.renew(clientId, some, usual);
            publisher.publishEvent(new AgentSettingsChanged(clientId, some));
        }
        return some.size() < most ? null : some.getLast();
    }

    /** The agent has been told what had changed up to this revision. */
    public void markDelivered(UUID clientId, UUID assetId, long revision) {
        ingestTenancy.run(new Scope.Ingest(), () -> ingest.markDelivered(clientId, assetId, revision));
    }

    /** Reads the settings in the form in which the database keeps them; most machines share theirs with thousands. */
    public Map<String, Object> parse(String settings) {
        Map<String, Object> known = parsed.get(settings);
        if (known != null) {
            return known;
        }
        Map<String, Object> read = Collections.unmodifiableMap(json.readValue(settings, AN_OBJECT));
        if (parsed.size() >= MOST_PARSED) {
            parsed.clear();
        }
        parsed.put(settings, read);
        return read;
    }
}
