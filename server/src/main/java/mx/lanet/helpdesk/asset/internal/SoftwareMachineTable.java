package mx.lanet.helpdesk.asset.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.asset.Software;
import mx.lanet.helpdesk.asset.SoftwareMachines;
import mx.lanet.helpdesk.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads which machines have some versions of a program. */
@Component
class SoftwareMachineTable {
    private static final String FOUND =
            """
            WITH hit AS %s (SELECT a.client_id, a.asset_id, a.name FROM asset a WHERE %s)
            SELECT a.asset_id, a.name, a.state, a.presence, a.condition, c.name AS client_name, l.name AS site_name,
                   u.name AS person_name, %s AS versions,
                   %s AS total
            FROM (SELECT client_id, asset_id FROM hit ORDER BY name, asset_id LIMIT :size OFFSET :offset) p
            JOIN asset a ON a.client_id = p.client_id AND a.asset_id = p.asset_id
            JOIN client c ON c.client_id = a.client_id
            JOIN site l ON l.client_id = a.client_id AND l.site_id = a.site_id
            LEFT JOIN app_user u ON u.client_id = a.client_id AND u.user_id = a.person_id
            ORDER BY a.name, a.asset_id
            """;

    private final JdbcClient sql;

    SoftwareMachineTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** The same program, which knows whether many have it. */
    ProgramSql sized(ProgramSql program) {
        long number = sql.sql(program.number())
                .params(program.parameters())
                .query(Long.class)
                .single();
        return program.ofMany(number > ProgramSql.FEW);
    }

    Slice<Software.Machine> page(Reach reach, SoftwareMachines query) {
        ProgramSql asked = new ProgramSql(
                reach, query.clientId(), query.name(), query.publisher(), query.version(), query.olderThan(), false);
        // Of a list of machines each is looked at, too.
        boolean listed = query.machines() != null;
        ProgramSql program = listed ? asked.ofMany(true) : sized(asked);
        boolean once = listed || !program.ofMany();
        String where = TitleListTable.within(reach, query.clientId()).replace("t.client_id", "a.client_id")
                + " AND " + program.condition()
                + (listed ? " AND a.asset_id = ANY (CAST(:machines AS uuid[]))" : "");
        Slice.Request page = query.page();
        int counted = once ? Slice.COUNTED : page.counted(AssetListSql.ENOUGH);
        Map<String, Object> parameters = program.parameters();
        parameters.put("size", page.size());
        parameters.put("offset", page.offset());
        parameters.put("beyond", counted + 1);
        if (query.machines() != null) {
            parameters.put(
                    "machines", query.machines().stream().map(UUID::toString).toArray(String[]::new));
        }
        long[] total = {0};
        List<Software.Machine> machines = sql.sql(FOUND.formatted(
                        once ? "MATERIALIZED" : "NOT MATERIALIZED",
                        where,
                        program.versionsThere(),
                        once ? "(SELECT count(*) FROM hit)" : ":beyond"))
                .params(parameters)
                .query((row, number) -> {
                    total[0] = row.getLong("total");
                    return machine(row);
                })
                .list();
        return new Slice<>(machines, page.page(), page.size(), total[0], counted);
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
