package mx.lanet.helpdesk.asset.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetFacts;
import mx.lanet.helpdesk.asset.AssetQuery;
import mx.lanet.helpdesk.asset.Software;
import mx.lanet.helpdesk.asset.SoftwareMachines;
import mx.lanet.helpdesk.asset.VersionOrder;
import mx.lanet.helpdesk.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads which machines have some versions of a program. */
@Component
class SoftwareMachineTable {
    private static final String FOUND =
            """
            WITH wanted AS MATERIALIZED (
                SELECT v.client_id, v.version_id, v.version
                FROM software_title t
                JOIN software_version v ON v.client_id = t.client_id AND v.title_id = t.title_id
                WHERE t.name = :name AND t.publisher = :publisher AND v.machines > 0 AND %s),
            hit AS MATERIALIZED (
                SELECT * FROM machines_with(CAST(:clients AS uuid[]), ARRAY(SELECT version_id FROM wanted), :most)
                WHERE :anywhere OR found_asset = ANY (CAST(:machines AS uuid[])))
            SELECT a.asset_id, a.name, a.state, a.presence, a.condition, c.name AS client_name, l.name AS site_name,
                   u.name AS person_name, (SELECT count(*) FROM hit) AS total,
                   ARRAY(SELECT w.version FROM wanted w
                         JOIN machine_software m ON m.client_id = w.client_id AND w.version_id = ANY (m.version_ids)
                         WHERE w.client_id = a.client_id AND m.client_id = a.client_id AND m.asset_id = a.asset_id
                         ORDER BY w.version LIMIT 20) AS versions
            FROM (SELECT a.client_id, a.asset_id FROM hit
                  JOIN asset a ON a.client_id = hit.found_client AND a.asset_id = hit.found_asset
                  ORDER BY a.name, a.asset_id LIMIT :size OFFSET :offset) p
            JOIN asset a ON a.client_id = p.client_id AND a.asset_id = p.asset_id
            JOIN client c ON c.client_id = a.client_id
            JOIN site l ON l.client_id = a.client_id AND l.site_id = a.site_id
            LEFT JOIN app_user u ON u.client_id = a.client_id AND u.user_id = a.person_id
            ORDER BY a.name, a.asset_id
            """;

    private static final String HAVING =
            """
            SELECT found_asset FROM machines_with(CAST(:clients AS uuid[]), ARRAY(
                SELECT v.version_id FROM software_title t
                JOIN software_version v ON v.client_id = t.client_id AND v.title_id = t.title_id
                WHERE t.name = :name AND v.machines > 0 AND %s), :most)
            """;

    private final JdbcClient sql;

    SoftwareMachineTable(JdbcClient sql) {
        this.sql = sql;
    }

    Slice<Software.Machine> page(Reach reach, SoftwareMachines query) {
        String wanted = TitleListTable.within(reach, query.clientId())
                + (query.version() == null ? "" : " AND v.version = :version")
                + (query.olderThan().isEmpty() ? "" : " AND v.sort_key < :older");
        Map<String, Object> parameters = TitleListTable.parameters(reach, query.clientId());
        long[] total = {0};
        Slice.Request page = query.page();
        List<Software.Machine> machines = sql.sql(FOUND.formatted(wanted))
                .params(parameters)
                .param("name", query.name())
                .param("publisher", query.publisher())
                .param("version", query.version())
                .param("older", VersionOrder.key(query.olderThan()))
                .param(
                        "clients",
                        query.clientId() == null
                                ? null
                                : new String[] {query.clientId().toString()})
                .param("most", Slice.COUNTED + 1)
                .param("anywhere", query.machines() == null)
                .param(
                        "machines",
                        (query.machines() == null ? List.<UUID>of() : query.machines())
                                .stream().map(UUID::toString).toArray(String[]::new))
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, number) -> {
                    total[0] = row.getLong("total");
                    return machine(row);
                })
                .list();
        return new Slice<>(machines, page.page(), page.size(), total[0]);
    }

    /** Machines that have a program of this name, in a version before another one when that is asked for. */
    List<UUID> having(Reach reach, AssetQuery query) {
        AssetFacts facts = query.facts();
        String wanted = TitleListTable.within(reach, query.clientId())
                + (facts.olderThan().isEmpty() ? "" : " AND v.sort_key < :older");
        return sql.sql(HAVING.formatted(wanted))
                .params(TitleListTable.parameters(reach, query.clientId()))
                .param("name", facts.program())
                .param("older", VersionOrder.key(facts.olderThan()))
                .param(
                        "clients",
                        query.clientId() == null
                                ? null
                                : new String[] {query.clientId().toString()})
                .param("most", Slice.COUNTED + 1)
                .query(UUID.class)
                .list();
    }

    private static Software.Machine machine(ResultSet row) throws SQLException {
        return new Software.Machine(
                row.getObject("asset_id", UUID.class),
                row.getString("name"),
                AssetListTable.stateOf(row),
                row.getString("client_name"),
                row.getString("site_name"),
                row.getString("person_name"),
                Arrays.asList((String[]) row.getArray("versions").getArray()));
    }
}
