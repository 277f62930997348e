package mx.lanet.helpdesk.asset.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetState;
import mx.lanet.helpdesk.asset.Assets;
import mx.lanet.helpdesk.asset.KnownAsset;
import mx.lanet.helpdesk.asset.Machine;
import mx.lanet.helpdesk.asset.MachineIdentity;
import mx.lanet.helpdesk.asset.NamedAsset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The writing side of {@code asset}: who is who among machines, and what they registered with. */
public final class MachineTable {
    private static final String COLUMNS = "SELECT client_id, asset_id, site_id, name, state, claims FROM asset ";
    private static final String OLDEST_IN_USE = " ORDER BY (state = 'active') DESC, registered_at, asset_id LIMIT 1";

    private final JdbcClient jdbc;
    private final TwinTable twins;

    public MachineTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.twins = new TwinTable(jdbc);
    }

    public Optional<KnownAsset> find(UUID clientId, UUID assetId) {
        return jdbc.sql(COLUMNS + "WHERE client_id = :client AND asset_id = :asset")
                .param("client", clientId)
                .param("asset", assetId)
                .query(MachineTable::known)
                .optional();
    }

    /** As {@link #find}, and nobody else changes it before this transaction ends. */
    public Optional<KnownAsset> lock(UUID clientId, UUID assetId) {
        return jdbc.sql(COLUMNS + "WHERE client_id = :client AND asset_id = :asset FOR UPDATE")
                .param("client", clientId)
                .param("asset", assetId)
                .query(MachineTable::known)
                .optional();
    }

    public Optional<KnownAsset> findOnlineNeighbour(UUID clientId, UUID siteId, UUID assetId) {
        return jdbc.sql(
                        COLUMNS
                                + """
                        WHERE client_id = :client AND site_id = :site AND asset_id <> :asset AND state = 'active'
                          AND presence = 'online' ORDER BY presence_since, asset_id LIMIT 1
                        """)
                .param("client", clientId)
                .param("site", siteId)
                .param("asset", assetId)
                .query(MachineTable::known)
                .optional();
    }

    /** What it registered with and what its inventory has; what is no MAC address is left out. */
    public List<String> macAddresses(UUID clientId, UUID assetId) {
        return jdbc.sql(
                        """
                        SELECT DISTINCT upper(mac) FROM (
                            SELECT mac_address AS mac FROM asset WHERE client_id = :client AND asset_id = :asset
                            UNION ALL
                            SELECT card ->> 'mac_address' FROM inventory, jsonb_path_query(content, '$.network[*]') card
                            WHERE client_id = :client AND asset_id = :asset AND jsonb_typeof(card) = 'object') known
                        WHERE mac ~ '^([0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}$' AND mac !~ '^(00[:-]){5}00$' LIMIT 10
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .query(String.class)
                .list();
    }

    public Optional<KnownAsset> findByMachineId(UUID clientId, String machineId) {
        return jdbc.sql(COLUMNS
                        + "WHERE client_id = :client AND machine_id = :machine AND state <> 'quarantine' AND merged_into IS NULL"
                        + OLDEST_IN_USE)
                .param("client", clientId)
                .param("machine", machineId)
                .query(MachineTable::known)
                .optional();
    }

    public Optional<KnownAsset> findBySerial(UUID clientId, String serial) {
        return jdbc.sql(COLUMNS
                        + "WHERE client_id = :client AND serial_number = :serial AND state <> 'quarantine' AND merged_into IS NULL"
                        + OLDEST_IN_USE)
                .param("client", clientId)
                .param("serial", serial)
                .query(MachineTable::known)
                .optional();
    }

    /** A docking station lends its MAC address to many machines: another serial number says that it is another one. */
    public Optional<KnownAsset> findByMac(UUID clientId, MachineIdentity identity) {
        return jdbc.sql(COLUMNS
                        + """
                        WHERE client_id = :client AND mac_address = :mac AND state <> 'quarantine' AND merged_into IS NULL
                          AND (serial_number IS NULL OR :serial::text IS NULL OR serial_number = :serial)
                        """
                        + OLDEST_IN_USE)
                .param("client", clientId)
                .param("mac", identity.macAddress())
                .param("serial", identity.serialNumber())
                .query(MachineTable::known)
                .optional();
    }

    /** Many machines are called RECEPCION: nothing else may say that it is another one. */
    public Optional<KnownAsset> findByName(UUID clientId, UUID siteId, MachineIdentity identity, String name) {
        return jdbc.sql(COLUMNS
                        + """
                        WHERE client_id = :client AND site_id = :site AND state <> 'quarantine' AND merged_into IS NULL
                          AND name IN (:name, :upper, :lower)
                          AND (machine_id IS NULL OR :machine::text IS NULL OR machine_id = :machine)
                          AND (serial_number IS NULL OR :serial::text IS NULL OR serial_number = :serial)
                          AND (mac_address IS NULL OR :mac::text IS NULL OR mac_address = :mac)
                        """
                        + OLDEST_IN_USE)
                .param("client", clientId)
                .param("site", siteId)
                .param("name", name)
                .param("upper", name.toUpperCase(Locale.ROOT))
                .param("lower", name.toLowerCase(Locale.ROOT))
                .param("machine", identity.machineId())
                .param("serial", identity.serialNumber())
                .param("mac", identity.macAddress())
                .query(MachineTable::known)
                .optional();
    }

    public List<NamedAsset> findNamed(UUID clientId, UUID siteId, String name) {
        return jdbc.sql(
                        """
                        SELECT client_id, asset_id, site_id, name, state, claims, joined_name, merged_into FROM asset
                        WHERE client_id = :client AND state <> 'quarantine'
                          AND (joined_site_id = :site AND joined_name IN (:name, :upper, :lower)
                               OR joined_site_id IS NULL AND merged_into IS NULL
                                  AND site_id = :site AND name IN (:name, :upper, :lower))
                        ORDER BY merged_into IS NOT NULL, (state = 'active') DESC, registered_at, asset_id LIMIT 50
                        """)
                .param("client", clientId)
                .param("site", siteId)
                .param("name", name)
                .param("upper", name.toUpperCase(Locale.ROOT))
                .param("lower", name.toLowerCase(Locale.ROOT))
                .query((row, number) -> named(row))
                .list();
    }

    public Optional<NamedAsset> findJoinedWithKey(UUID clientId, UUID siteId, long number) {
        return jdbc.sql(
                        """
                        SELECT client_id, asset_id, site_id, name, state, claims, joined_name, merged_into FROM asset
                        WHERE client_id = :client AND number = :number AND joined_site_id = :site
                        """)
                .param("client", clientId)
                .param("number", number)
                .param("site", siteId)
                .query((row, n) -> named(row))
                .optional();
    }

    private static NamedAsset named(ResultSet row) throws SQLException {
        return new NamedAsset(known(row, 0), row.getString("joined_name"), row.getObject("merged_into", UUID.class));
    }

    public void noteJoinedWithKey(UUID clientId, UUID assetId, UUID siteId, String name, Duration reports) {
        jdbc.sql(
                        """
                        UPDATE asset SET joined_site_id = :site, joined_name = :name, report_seconds = :seconds
                        WHERE client_id = :client AND asset_id = :asset
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("site", siteId)
                .param("name", name)
                .param("seconds", reports.toSeconds())
                .update();
    }

    public Optional<Long> number(UUID clientId, UUID assetId) {
        return jdbc.sql("SELECT number FROM asset WHERE client_id = :client AND asset_id = :asset")
                .param("client", clientId)
                .param("asset", assetId)
                .query(Long.class)
                .optional();
    }

    public Optional<String> agentVersion(UUID clientId, UUID assetId) {
        return jdbc.sql("SELECT agent_version FROM asset WHERE client_id = :client AND asset_id = :asset")
                .param("client", clientId)
                .param("asset", assetId)
                .query(String.class)
                .optional()
                .filter(version -> !version.isBlank());
    }

    public List<KnownAsset> findClaimants(UUID clientId, UUID claimed) {
        return jdbc.sql(
                        COLUMNS
                                + """
                        WHERE client_id = :client AND claims = :claimed AND state = 'quarantine'
                        ORDER BY registered_at, asset_id LIMIT 20
                        """)
                .param("client", clientId)
                .param("claimed", claimed)
                .query(MachineTable::known)
                .list();
    }

    public void insert(KnownAsset asset, Machine machine, String facts, Instant at) {
        MachineIdentity identity = machine.identity();
        jdbc.sql(
                        """
                        INSERT INTO asset (client_id, asset_id, site_id, name, machine_id, serial_number, mac_address,
                            ip_address, os, os_version, agent_version, kind, kind_from, state, claims, facts, registration,
                            registered_at, updated_at)
                        VALUES (:client, :asset, :site, :name, :machine, :serial, :mac, :ip, :os, :osVersion,
                            :agentVersion, :kind, :kindFrom, :state, :claims, :facts::jsonb, :registration::jsonb, :at, :at)
                        """)
                .param("client", asset.clientId())
                .param("asset", asset.assetId())
                .param("site", asset.siteId())
                .param("name", asset.name())
                .param("machine", identity.machineId())
                .param("serial", identity.serialNumber())
                .param("mac", identity.macAddress())
                .param("ip", orEmpty(machine.ipAddress()))
                .param("os", orEmpty(machine.os()))
                .param("osVersion", orEmpty(machine.osVersion()))
                .param("agentVersion", orEmpty(machine.agentVersion()))
                .param("kind", machine.kind().kind())
                .param("kindFrom", machine.kind().from().word())
                .param("state", asset.state().word())
                .param("claims", asset.claims())
                .param("facts", facts)
                .param("registration", machine.registration())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        twins.note(asset.clientId(), asset.assetId());
    }

    /** What the machine did not say this time stays as it was. */
    public void updateRegistration(
            UUID clientId, UUID assetId, UUID siteId, Machine machine, String facts, Instant at) {
        MachineIdentity identity = machine.identity();
        jdbc.sql(
                        """
                        UPDATE asset SET site_id = :site, name = :name,
                            machine_id = coalesce(:machine, machine_id),
                            serial_number = coalesce(:serial, serial_number),
                            mac_address = coalesce(:mac, mac_address),
                            ip_address = coalesce(:ip, ip_address), os = coalesce(:os, os),
                            os_version = coalesce(:osVersion, os_version),
                            agent_version = coalesce(:agentVersion, agent_version),
                            facts = facts || :facts::jsonb, registration = :registration::jsonb, report_seconds = NULL,
                            updated_at = :at, version = version + 1
                        WHERE client_id = :client AND asset_id = :asset
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("site", siteId)
                .param("name", machine.name())
                .param("machine", identity.machineId())
                .param("serial", identity.serialNumber())
                .param("mac", identity.macAddress())
                .param("ip", machine.ipAddress())
                .param("os", machine.os())
                .param("osVersion", machine.osVersion())
                .param("agentVersion", machine.agentVersion())
                .param("facts", facts)
                .param("registration", machine.registration())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        twins.note(clientId, assetId);
    }

    public void updateState(UUID clientId, UUID assetId, AssetState state, Instant at) {
        jdbc.sql(
                        """
                        UPDATE asset SET state = :state, claims = NULL, updated_at = :at, version = version + 1
                        WHERE client_id = :client AND asset_id = :asset
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("state", state.word())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    public boolean isMerged(UUID clientId, UUID assetId) {
        return jdbc.sql("SELECT merged_into IS NOT NULL FROM asset WHERE client_id = :client AND asset_id = :asset")
                .param("client", clientId)
                .param("asset", assetId)
                .query(Boolean.class)
                .single();
    }

    /** Whatever names the one names the other from now on, in every table that there is. */
    public List<Assets.Moved> mergeRows(KnownAsset loser, KnownAsset survivor) {
        jdbc.sql(
                        """
                        UPDATE agent_command SET expires_at = least(expires_at, now())
                        WHERE client_id = :client AND asset_id = :loser AND result_at IS NULL
                        """)
                .param("client", loser.clientId())
                .param("loser", loser.assetId())
                .update();
        return jdbc.sql("SELECT of_table, moved FROM merge_asset_rows(:client, :loser, :survivor)")
                .param("client", loser.clientId())
                .param("loser", loser.assetId())
                .param("survivor", survivor.assetId())
                .query((row, number) -> new Assets.Moved(row.getString("of_table"), row.getLong("moved")))
                .list();
    }

    /** Those that were merged into the one that goes now lead to the other, too. */
    public void markMerged(KnownAsset loser, KnownAsset survivor, Instant at) {
        jdbc.sql(
                        """
                        UPDATE asset SET merged_into = :survivor, merged_at = coalesce(merged_at, :at), person_id = NULL,
                            version = version + 1
                        WHERE client_id = :client AND (asset_id = :loser OR merged_into = :loser)
                        """)
                .param("client", loser.clientId())
                .param("loser", loser.assetId())
                .param("survivor", survivor.assetId())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What the one that stays does not know of itself, it takes over; with another installation, that of the live one. */
    public void inherit(KnownAsset loser, KnownAsset survivor) {
        jdbc.sql(
                        """
                        UPDATE asset s SET person_id = coalesce(s.person_id, l.person_id),
                            machine_id = coalesce(s.machine_id, l.machine_id),
                            serial_number = coalesce(s.serial_number, l.serial_number),
                            mac_address = coalesce(s.mac_address, l.mac_address)
                        FROM asset l WHERE s.client_id = :client AND s.asset_id = :survivor
                          AND l.client_id = :client AND l.asset_id = :loser
                        """)
                .param("client", loser.clientId())
                .param("loser", loser.assetId())
                .param("survivor", survivor.assetId())
                .update();
        twins.note(loser.clientId(), survivor.assetId());
    }

    public void forgetIdentity(UUID clientId, UUID assetId) {
        jdbc.sql(
                        """
                        UPDATE asset SET machine_id = NULL, serial_number = NULL, mac_address = NULL
                        WHERE client_id = :client AND asset_id = :asset
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .update();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static KnownAsset known(ResultSet row, int number) throws SQLException {
        return new KnownAsset(
                row.getObject("client_id", UUID.class),
                row.getObject("asset_id", UUID.class),
                row.getObject("site_id", UUID.class),
                row.getString("name"),
                AssetState.of(row.getString("state")),
                row.getObject("claims", UUID.class));
    }
}
