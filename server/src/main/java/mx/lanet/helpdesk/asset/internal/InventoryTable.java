package mx.lanet.helpdesk.asset.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetDetails.Change;
import mx.lanet.helpdesk.asset.KnownAsset;
import mx.lanet.helpdesk.asset.MachineIdentity;
import mx.lanet.helpdesk.asset.MachineKind;
import mx.lanet.helpdesk.asset.ReportedInventory;
import mx.lanet.helpdesk.shared.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The writing side of {@code inventory} and {@code inventory_change}, and of the facts in {@code asset}. */
public final class InventoryTable {
    private static final TypeReference<LinkedHashMap<String, Object>> AN_OBJECT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final TwinTable twins;
    private final JsonMapper json;
    private final Ids ids;

    /** A change as a row of JSON. */
    private record Row(UUID id, String kind, String subject, String before, String after) {}

    public InventoryTable(JdbcClient jdbc, JsonMapper json, Ids ids) {
        this.jdbc = jdbc;
        this.twins = new TwinTable(jdbc);
        this.json = json;
        this.ids = ids;
    }

    public Optional<Instant> findCollectedAt(KnownAsset asset) {
        return jdbc.sql("SELECT collected_at FROM inventory WHERE client_id = :client AND asset_id = :asset")
                .param("client", asset.clientId())
                .param("asset", asset.assetId())
                .query((row, number) -> row.getTimestamp("collected_at").toInstant())
                .optional();
    }

    /**
     * False when a newer one is there. Sections, and the parts of each, that are absent now stay as they were.
     *
     * @param first none was there a moment ago
     */
    public boolean upsert(
            KnownAsset asset,
            Instant collectedAt,
            Instant receivedAt,
            String content,
            byte @Nullable [] digest,
            boolean first) {
        byte[] contentDigest = digestOf(content);
        return !first && keepsContent(asset, collectedAt, receivedAt, contentDigest, digest)
                || jdbc.sql(
                                        """
                                        INSERT INTO inventory AS i (client_id, asset_id, collected_at, received_at, content,
                                            content_digest, digest)
                                        VALUES (:client, :asset, :collected, :received, :content::jsonb, :contentDigest,
                                            :digest::bytea)
                                        ON CONFLICT (client_id, asset_id) DO UPDATE SET collected_at = excluded.collected_at,
                                            received_at = excluded.received_at, digest = excluded.digest,
                                            content_digest = excluded.content_digest,
                                            content = i.content || (
                                                SELECT coalesce(jsonb_object_agg(section.key,
                                                    CASE WHEN jsonb_typeof(section.value) = 'object'
                                                              AND jsonb_typeof(i.content -> section.key) = 'object'
                                                         THEN (i.content -> section.key) || section.value
                                                         ELSE section.value END), '{}')
                                                FROM jsonb_each(excluded.content) section)
                                        WHERE i.collected_at <= excluded.collected_at
                                        """)
                                .param("client", asset.clientId())
                                .param("asset", asset.assetId())
                                .param("collected", collectedAt.atOffset(ZoneOffset.UTC))
                                .param("received", receivedAt.atOffset(ZoneOffset.UTC))
                                .param("content", content)
                                .param("contentDigest", contentDigest)
                                .param("digest", digest)
                                .update()
                        == 1;
    }

    /** When all but the programs is what was told last, it is neither sent nor read, compressed and written again. */
    private boolean keepsContent(
            KnownAsset asset, Instant collectedAt, Instant receivedAt, byte[] contentDigest, byte @Nullable [] digest) {
        return jdbc.sql(
                                """
                                UPDATE inventory SET collected_at = :collected, received_at = :received, digest = :digest::bytea
                                WHERE client_id = :client AND asset_id = :asset AND content_digest = :contentDigest
                                  AND collected_at <= :collected
                                """)
                        .param("client", asset.clientId())
                        .param("asset", asset.assetId())
                        .param("collected", collectedAt.atOffset(ZoneOffset.UTC))
                        .param("received", receivedAt.atOffset(ZoneOffset.UTC))
                        .param("contentDigest", contentDigest)
                        .param("digest", digest)
                        .update()
                == 1;
    }

    private static byte[] digestOf(String content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public boolean isSame(UUID clientId, UUID assetId, byte[] digest, Instant collectedAt) {
        return jdbc.sql(
                        """
                        SELECT digest = :digest AND collected_at <= :collected FROM inventory
                        WHERE client_id = :client AND asset_id = :asset AND digest IS NOT NULL
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("digest", digest)
                .param("collected", collectedAt.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Not more often than each ten minutes: who sends more often costs no writing. */
    public boolean noteSame(UUID clientId, UUID assetId, byte[] digest, Instant collectedAt, Instant receivedAt) {
        return jdbc.sql(
                                """
                        UPDATE inventory SET collected_at = :collected, received_at = :received
                        WHERE client_id = :client AND asset_id = :asset AND digest = :digest
                          AND collected_at <= :collected AND received_at < :received - interval '10 minutes'
                        """)
                        .param("client", clientId)
                        .param("asset", assetId)
                        .param("digest", digest)
                        .param("collected", collectedAt.atOffset(ZoneOffset.UTC))
                        .param("received", receivedAt.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** The facts that are told when they change, with those that have columns of their own. */
    public Map<String, Object> facts(UUID clientId, UUID assetId) {
        return jdbc.sql(
                        """
                        SELECT facts - 'ram_bytes' - 'disk_bytes' || jsonb_build_object('os', os,
                            'os_version', os_version, 'serial_number', serial_number, 'ip_address', ip_address,
                            'last_user', last_user) AS facts
                        FROM asset WHERE client_id = :client AND asset_id = :asset
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .query((row, number) -> json.readValue(row.getString("facts"), AN_OBJECT))
                .single();
    }

    /** Who was signed in at the last heartbeat, when that is somebody else than before; nobody is no change. */
    public boolean noteUser(UUID clientId, UUID assetId) {
        return jdbc.sql(
                                """
                                UPDATE asset a SET last_user = s.logged_users FROM asset_status s
                                WHERE a.client_id = :client AND a.asset_id = :asset
                                  AND s.client_id = :client AND s.asset_id = :asset
                                  AND s.logged_users <> '' AND length(s.logged_users) <= 2000
                                  AND a.last_user <> s.logged_users
                                """)
                        .param("client", clientId)
                        .param("asset", assetId)
                        .update()
                == 1;
    }

    /**
     * What identifies a machine is only added where it was not known: an inventory does not make it another one.
     *
     * @return whether anything of it was news
     */
    public boolean updateFacts(KnownAsset asset, ReportedInventory reported, Instant at) {
        ReportedInventory.Facts machine = reported.machine();
        MachineIdentity identity =
                MachineIdentity.of(machine.machineId(), machine.serialNumber(), machine.macAddress(), null);
        boolean news = jdbc.sql(
                                """
                        WITH told AS MATERIALIZED (
                            SELECT facts || :facts::jsonb AS facts, coalesce(:os, os) AS os,
                                coalesce(:osVersion, os_version) AS os_version,
                                coalesce(:agentVersion, agent_version) AS agent_version,
                                coalesce(:ip, ip_address) AS ip_address, coalesce(machine_id, :machine) AS machine_id,
                                coalesce(serial_number, :serial) AS serial_number, coalesce(mac_address, :mac) AS mac_address
                            FROM asset WHERE client_id = :client AND asset_id = :asset)
                        UPDATE asset a SET facts = t.facts, os = t.os, os_version = t.os_version,
                            agent_version = t.agent_version, ip_address = t.ip_address, machine_id = t.machine_id,
                            serial_number = t.serial_number, mac_address = t.mac_address, updated_at = :at
                        FROM told t
                        WHERE a.client_id = :client AND a.asset_id = :asset
                          AND (a.facts, a.os, a.os_version, a.agent_version, a.ip_address, a.machine_id, a.serial_number,
                               a.mac_address) IS DISTINCT FROM (t.facts, t.os, t.os_version, t.agent_version, t.ip_address,
                               t.machine_id, t.serial_number, t.mac_address)
                        """)
                        .param("client", asset.clientId())
                        .param("asset", asset.assetId())
                        .param("facts", json.writeValueAsString(reported.facts()))
                        .param("os", machine.os())
                        .param("osVersion", machine.osVersion())
                        .param("agentVersion", machine.agentVersion())
                        .param("ip", machine.ipAddress())
                        .param("machine", identity.machineId())
                        .param("serial", identity.serialNumber())
                        .param("mac", identity.macAddress())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        if (news) {
            twins.note(asset.clientId(), asset.assetId());
        }
        return news;
    }

    /** What a person said stays; returns what it was when it is another one now. */
    public Optional<String> updateKind(UUID clientId, UUID assetId, MachineKind kind) {
        return jdbc.sql(
                        """
                        UPDATE asset SET kind = :kind, kind_from = :from
                        WHERE client_id = :client AND asset_id = :asset AND kind_from <> 'person'
                          AND (kind, kind_from) IS DISTINCT FROM (:kind, :from)
                        RETURNING old.kind
                        """)
                .param("kind", kind.kind())
                .param("from", kind.from().word())
                .param("client", clientId)
                .param("asset", assetId)
                .query(String.class)
                .optional()
                .filter(before -> !before.equals(kind.kind()));
    }

    /** All of one moment. */
    public void insertChanges(KnownAsset asset, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        List<Row> rows = changes.stream()
                .map(change -> new Row(ids.next(), change.kind(), change.subject(), change.before(), change.after()))
                .toList();
        jdbc.sql(
                        """
                        INSERT INTO inventory_change (client_id, asset_id, change_id, at, kind, subject, before, after)
                        SELECT :client, :asset, r.id, :at, r.kind, r.subject, r.before, r.after
                        FROM jsonb_to_recordset(:rows::jsonb)
                            AS r (id uuid, kind text, subject text, before text, after text)
                        """)
                .param("client", asset.clientId())
                .param("asset", asset.assetId())
                .param("at", changes.getFirst().at().atOffset(ZoneOffset.UTC))
                .param("rows", json.writeValueAsString(rows))
                .update();
    }
}
