package mx.lanet.helpdesk.asset.internal;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.asset.AssetDetails.Change;
import mx.lanet.helpdesk.asset.AssetDetails.Program;
import mx.lanet.helpdesk.asset.AssetInventory;
import mx.lanet.helpdesk.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads one machine; joins the names of client, site and person, and when it was last heard of. */
@Component
class AssetDetailTable {
    private static final TypeReference<LinkedHashMap<String, Object>> AN_OBJECT = new TypeReference<>() {};
    private static final String COLUMNS =
            """
            SELECT a.client_id, a.asset_id, a.number, a.site_id, a.name, a.state, a.presence, a.condition, a.person_id,
                   a.os, a.os_version, a.ip_address, a.mac_address, a.serial_number, a.agent_version, a.kind, a.kind_from,
                   a.presence_since, a.claims, a.merged_into, a.facts, a.registered_at, a.version,
                   c.name AS client_name, l.name AS site_name, u.name AS person_name, s.last_seen
            FROM\s""";
    private static final String JOINED =
            """
            a
            JOIN client c ON c.client_id = a.client_id
            JOIN site l ON l.client_id = a.client_id AND l.site_id = a.site_id
            LEFT JOIN app_user u ON u.client_id = a.client_id AND u.user_id = a.person_id
            LEFT JOIN asset_status s ON s.client_id = a.client_id AND s.asset_id = a.asset_id
            """;
    private static final String FOUND = COLUMNS + "asset " + JOINED + "WHERE ";

    /** Chosen before anything is joined: some people have hundreds. */
    private static final String OF_PERSON = COLUMNS
            + """
            (SELECT * FROM asset WHERE client_id = :client AND person_id = :person AND state = 'active'
             ORDER BY name LIMIT 20)\s"""
            + JOINED
            + "ORDER BY a.name";

    private static final String OF_ASSET = " FROM %s WHERE client_id = :client AND asset_id = :asset";
    private static final String SOFTWARE =
            OF_ASSET.formatted("asset_software") + " AND (name ILIKE :pattern OR publisher ILIKE :pattern)";

    private final JdbcClient sql;
    private final JsonMapper json;

    AssetDetailTable(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    Optional<AssetDetail> find(Reach reach, UUID assetId) {
        return sql.sql(FOUND + "a.asset_id = :asset AND " + reach.condition())
                .params(reach.parameters())
                .param("asset", assetId)
                .query((row, number) -> detail(row))
                .optional();
    }

    List<AssetDetail> ofPerson(UUID clientId, UUID personId) {
        return sql.sql(OF_PERSON)
                .param("client", clientId)
                .param("person", personId)
                .query((row, number) -> detail(row))
                .list();
    }

    Optional<AssetInventory> inventory(AssetDetail asset) {
        return sql.sql("SELECT collected_at, received_at, content" + OF_ASSET.formatted("inventory"))
                .param("client", asset.clientId())
                .param("asset", asset.assetId())
                .query((row, number) -> new AssetInventory(
                        instant(row, "collected_at"), instant(row, "received_at"), object(row.getString("content"))))
                .optional();
    }

    List<Program> software(AssetDetail asset, String words, Slice.Request page) {
        return sql.sql("SELECT name, version, publisher, installed_on, size_bytes" + SOFTWARE
                        + " ORDER BY name COLLATE \"es-x-icu\", version LIMIT :size OFFSET :offset")
                .param("client", asset.clientId())
                .param("asset", asset.assetId())
                .param("pattern", pattern(words))
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, number) -> program(row))
                .list();
    }

    long softwareCount(AssetDetail asset, String words) {
        return sql.sql("SELECT count(*)" + SOFTWARE)
                .param("client", asset.clientId())
                .param("asset", asset.assetId())
                .param("pattern", pattern(words))
                .query(Long.class)
                .single();
    }

    /** Without looking up their names. */
    long softwareCount(AssetDetail asset) {
        return sql.sql("SELECT cardinality(version_ids)" + OF_ASSET.formatted("machine_software"))
                .param("client", asset.clientId())
                .param("asset", asset.assetId())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    List<Change> changes(AssetDetail asset, Slice.Request page) {
        return sql.sql("SELECT at, kind, subject, before, after" + OF_ASSET.formatted("inventory_change")
                        + " ORDER BY at DESC, change_id DESC LIMIT :size OFFSET :offset")
                .param("client", asset.clientId())
                .param("asset", asset.assetId())
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, number) -> new Change(
                        instant(row, "at"),
                        row.getString("kind"),
                        row.getString("subject"),
                        row.getString("before"),
                        row.getString("after")))
                .list();
    }

    long changesCount(AssetDetail asset) {
        return sql.sql("SELECT count(*) FROM (SELECT 1" + OF_ASSET.formatted("inventory_change") + " LIMIT "
                        + (Slice.COUNTED + 1) + ") counted")
                .param("client", asset.clientId())
                .param("asset", asset.assetId())
                .query(Long.class)
                .single();
    }

    private AssetDetail detail(ResultSet row) throws SQLException {
        return new AssetDetail(
                row.getObject("client_id", UUID.class),
                row.getObject("asset_id", UUID.class),
                row.getLong("number"),
                row.getObject("site_id", UUID.class),
                row.getString("name"),
                AssetListTable.stateOf(row),
                row.getString("client_name"),
                row.getString("site_name"),
                row.getObject("person_id", UUID.class),
                row.getString("person_name"),
                row.getString("os"),
                row.getString("os_version"),
                row.getString("ip_address"),
                row.getString("mac_address"),
                row.getString("serial_number"),
                row.getString("agent_version"),
                row.getString("kind"),
                row.getString("kind_from"),
                AssetListTable.instant(row, "presence_since"),
                AssetListTable.instant(row, "last_seen"),
                row.getObject("claims", UUID.class),
                row.getObject("merged_into", UUID.class),
                object(row.getString("facts")),
                instant(row, "registered_at"),
                row.getInt("version"));
    }

    private static Program program(ResultSet row) throws SQLException {
        Date installed = row.getDate("installed_on");
        long size = row.getLong("size_bytes");
        boolean sized = !row.wasNull();
        return new Program(
                row.getString("name"),
                row.getString("version"),
                row.getString("publisher"),
                installed == null ? null : installed.toLocalDate(),
                sized ? size : null);
    }

    /** Without what is null: nobody shows it. */
    private Map<String, Object> object(String text) {
        Map<String, Object> map = json.readValue(text, AN_OBJECT);
        map.values().removeIf(Objects::isNull);
        return map;
    }

    private static String pattern(String words) {
        return "%" + words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(AssetListTable.instant(row, column));
    }
}
