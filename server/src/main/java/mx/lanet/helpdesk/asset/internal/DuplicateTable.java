package mx.lanet.helpdesk.asset.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import mx.lanet.helpdesk.asset.Duplicates.Holdings;
import mx.lanet.helpdesk.asset.Duplicates.Kind;
import mx.lanet.helpdesk.asset.Duplicates.Pair;
import mx.lanet.helpdesk.asset.Duplicates.Reason;
import mx.lanet.helpdesk.asset.Duplicates.Side;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads records that may be of one machine, and writes which of them are two for all that. */
@Component
class DuplicateTable {
    private static final String SIDES =
            """
            SELECT a.client_id, a.asset_id, a.name, a.state, a.presence, a.condition, a.site_id, a.machine_id,
                   a.serial_number, a.mac_address, a.ip_address, a.os, a.os_version, a.model, a.registered_at,
                   c.name AS client_name, l.name AS site_name, u.name AS person_name, s.last_seen
            FROM asset a
            JOIN client c ON c.client_id = a.client_id
            JOIN site l ON l.client_id = a.client_id AND l.site_id = a.site_id
            LEFT JOIN app_user u ON u.client_id = a.client_id AND u.user_id = a.person_id
            LEFT JOIN asset_status s ON s.client_id = a.client_id AND s.asset_id = a.asset_id
            WHERE a.asset_id = ANY (CAST(:assets AS uuid[])) AND a.merged_into IS NULL AND\s""";

    private final JdbcClient sql;
    private final TwinTable twins;

    DuplicateTable(JdbcClient sql, TwinTable twins) {
        this.sql = sql;
        this.twins = twins;
    }

    List<Pair> find(Reach reach) {
        List<TwinTable.Pair> found = twins.find(reach);
        Map<UUID, Side> sides = new HashMap<>();
        sides(
                        reach,
                        found.stream()
                                .flatMap(pair -> Stream.of(pair.one(), pair.other()))
                                .toList())
                .forEach(side -> sides.put(side.assetId(), side));
        List<Pair> pairs = new ArrayList<>();
        for (TwinTable.Pair pair : found) {
            Side one = sides.get(pair.one());
            Side other = sides.get(pair.other());
            if (one != null && other != null) {
                pairs.add(pair(one, other));
            }
        }
        return pairs;
    }

    List<Side> sides(Reach reach, List<UUID> assets) {
        return sql.sql(SIDES + reach.condition())
                .params(reach.parameters())
                .param("assets", assets.stream().distinct().map(UUID::toString).toArray(String[]::new))
                .query((row, number) -> side(row))
                .list();
    }

    static Pair pair(Side one, Side other) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        add(reasons, Reason.MACHINE_ID, one.machineId(), other.machineId());
        add(reasons, Reason.SERIAL, one.serialNumber(), other.serialNumber());
        add(reasons, Reason.MAC, one.macAddress(), other.macAddress());
        if (one.siteName().equals(other.siteName())) {
            add(reasons, Reason.NAME, one.name(), other.name());
        }
        boolean older = !one.registeredAt().isAfter(other.registeredAt());
        return new Pair(older ? one : other, older ? other : one, reasons, kind(one, other, reasons));
    }

    private static Kind kind(Side one, Side other, Set<Reason> reasons) {
        boolean sameHardware = reasons.contains(Reason.SERIAL) || reasons.contains(Reason.MAC);
        if (sameHardware && differ(one.machineId(), other.machineId())) {
            return Kind.REINSTALLED;
        }
        boolean otherHardware = differ(one.serialNumber(), other.serialNumber())
                || one.serialNumber() == null && differ(one.macAddress(), other.macAddress());
        return reasons.contains(Reason.MACHINE_ID) && otherHardware ? Kind.CLONED : Kind.SAME;
    }

    private static void add(Set<Reason> reasons, Reason reason, @Nullable String one, @Nullable String other) {
        if (one != null && one.equals(other)) {
            reasons.add(reason);
        }
    }

    private static boolean differ(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !one.equals(other);
    }

    Holdings holdings(Side side) {
        return sql.sql("SELECT * FROM asset_holdings(:client, :asset)")
                .param("client", side.clientId())
                .param("asset", side.assetId())
                .query((row, number) -> new Holdings(
                        row.getLong("tickets"),
                        row.getLong("alerts"),
                        row.getLong("changes"),
                        row.getLong("commands"),
                        row.getLong("events"),
                        row.getLong("programs")))
                .single();
    }

    void keepApart(UUID client, UUID one, UUID other, String by, Instant at) {
        // PostgreSQL compares ids by their bytes, and so does their text.
        boolean inOrder = one.toString().compareTo(other.toString()) < 0;
        sql.sql(
                        """
                        INSERT INTO asset_distinct (client_id, one, other, by_name, at)
                        VALUES (:client, :one, :other, :by, :at) ON CONFLICT DO NOTHING
                        """)
                .param("client", client)
                .param("one", inOrder ? one : other)
                .param("other", inOrder ? other : one)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Side side(ResultSet row) throws SQLException {
        return new Side(
                row.getObject("client_id", UUID.class),
                row.getObject("asset_id", UUID.class),
                row.getString("name"),
                row.getString("client_name"),
                row.getString("site_name"),
                AssetListTable.stateOf(row),
                row.getString("machine_id"),
                row.getString("serial_number"),
                row.getString("mac_address"),
                row.getString("ip_address"),
                row.getString("os"),
                row.getString("os_version"),
                row.getString("model"),
                row.getString("person_name"),
                Objects.requireNonNull(AssetListTable.instant(row, "registered_at")),
                AssetListTable.instant(row, "last_seen"));
    }
}
