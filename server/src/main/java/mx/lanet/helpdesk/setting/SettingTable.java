package mx.lanet.helpdesk.setting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code agent_setting}. */
@Component
class SettingTable {
    private final JdbcClient sql;

    SettingTable(JdbcClient sql) {
        this.sql = sql;
    }

    List<Said> ofHouse(UUID house) {
        return read(house, house, house, house);
    }

    /** What the client says of all, of this site and of this machine; a place that has none gives its own id. */
    List<Said> read(UUID client, UUID of, UUID site, UUID asset) {
        return sql
                .sql(
                        """
                        SELECT layer, target, role, key, value #>> '{}' AS value, updated_at, updated_by_name
                        FROM agent_setting
                        WHERE client_id = :client AND (layer IN ('house', 'client') AND target = :of
                            OR layer = 'site' AND target = :site OR layer = 'asset' AND target = :asset)
                        ORDER BY layer, role, key
                        """)
                .param("client", client)
                .param("of", of)
                .param("site", site)
                .param("asset", asset)
                .query(SettingTable::said)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** What is said below a place of the transaction's clients, wide places first. */
    List<Narrower> below(Place place) {
        return sql
                .sql("SELECT * FROM narrower_settings(:layer, :client, :target, :most)")
                .param("layer", place.layer().word())
                .param("client", place.clientId())
                .param("target", place.target())
                .param("most", Narrower.MOST)
                .query(SettingTable::narrower)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Narrower> narrower(ResultSet row, int number) throws SQLException {
        Optional<KnownSetting> known = KnownSetting.ofKey(row.getString("key"));
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(new Narrower(
                        Layer.of(row.getString("layer")),
                        row.getObject("client_id", UUID.class),
                        row.getObject("target", UUID.class),
                        row.getString("name"),
                        MachineRole.of(row.getString("role")),
                        known.get(),
                        row.getString("value")));
    }

    private static Optional<Said> said(ResultSet row, int number) throws SQLException {
        Optional<KnownSetting> known = KnownSetting.ofKey(row.getString("key"));
        if (known.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Said(
                Layer.of(row.getString("layer")),
                row.getObject("target", UUID.class),
                MachineRole.of(row.getString("role")),
                known.get(),
                row.getString("value"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getString("updated_by_name")));
    }

    void put(Place place, MachineRole role, KnownSetting setting, String json, Instant at, String by) {
        sql.sql(
                        """
                        INSERT INTO agent_setting (client_id, layer, target, role, key, value, updated_at, updated_by_name)
                        VALUES (:client, :layer, :target, :role, :key, CAST(:value AS jsonb), :at, :by)
                        ON CONFLICT (client_id, layer, target, role, key) DO UPDATE SET value = excluded.value,
                            updated_at = excluded.updated_at, updated_by_name = excluded.updated_by_name
                        """)
                .param("client", place.clientId())
                .param("layer", place.layer().word())
                .param("target", place.target())
                .param("role", role.word())
                .param("key", setting.key())
                .param("value", json)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    void remove(Place place, MachineRole role, KnownSetting setting) {
        sql.sql(
                        """
                        DELETE FROM agent_setting WHERE client_id = :client AND layer = :layer AND target = :target
                            AND role = :role AND key = :key
                        """)
                .param("client", place.clientId())
                .param("layer", place.layer().word())
                .param("target", place.target())
                .param("role", role.word())
                .param("key", setting.key())
                .update();
    }
}
