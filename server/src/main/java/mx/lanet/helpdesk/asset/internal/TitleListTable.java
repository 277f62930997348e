package mx.lanet.helpdesk.asset.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import mx.lanet.helpdesk.asset.Software;
import mx.lanet.helpdesk.asset.SoftwareQuery;
import mx.lanet.helpdesk.asset.SoftwareTitle;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads programs with their counts: of one client as they are kept, of some added up, of all from the house's sums. */
@Component
class TitleListTable {
    private static final String OF_MACHINES =
            """
            SELECT t.name, t.publisher, of_title.machines FROM (
                SELECT client_id, title_id, count(*) AS machines FROM (
                    SELECT DISTINCT m.client_id, m.asset_id, v.title_id
                    FROM asset a
                    JOIN machine_software m ON m.client_id = a.client_id AND m.asset_id = a.asset_id
                    CROSS JOIN LATERAL unnest(m.version_ids) AS has (version_id)
                    JOIN software_version v ON v.client_id = m.client_id AND v.version_id = has.version_id
                    WHERE a.asset_id = ANY (CAST(:machines AS uuid[])) AND m.counted) has_title
                GROUP BY client_id, title_id) of_title
            JOIN software_title t ON t.client_id = of_title.client_id AND t.title_id = of_title.title_id
            WHERE\s""";

    private static final int FETCHED = 500;

    private final JdbcClient sql;

    TitleListTable(JdbcClient sql) {
        this.sql = sql;
    }

    List<SoftwareTitle> page(Reach reach, SoftwareQuery query) {
        return ordered(reach, query).query((row, number) -> title(row)).list();
    }

    /** All of them, no more than the most. */
    void each(Reach reach, SoftwareQuery query, int most, Consumer<? super SoftwareTitle> title) {
        ordered(reach, query)
                .withFetchSize(FETCHED)
                .param("size", most)
                .param("offset", 0)
                .query(row -> {
                    title.accept(title(row));
                });
    }

    private JdbcClient.StatementSpec ordered(Reach reach, SoftwareQuery query) {
        return sql.sql("SELECT name, publisher, machines FROM (" + listed(reach, query) + ") listed ORDER BY "
                        + (query.byName() ? "name, publisher" : "machines DESC, name, publisher")
                        + " LIMIT :size OFFSET :offset")
                .params(parameters(reach, query));
    }

    private static SoftwareTitle title(ResultSet row) throws SQLException {
        return new SoftwareTitle(row.getString("name"), row.getString("publisher"), row.getLong("machines"));
    }

    long count(Reach reach, SoftwareQuery query) {
        return sql.sql("SELECT count(*) FROM (SELECT 1 FROM (" + listed(reach, query) + ") listed LIMIT "
                        + (Slice.COUNTED + 1) + ") counted")
                .params(parameters(reach, query))
                .query(Long.class)
                .single();
    }

    private static String listed(Reach reach, SoftwareQuery query) {
        String words = query.words().isEmpty() ? "" : " AND t.name || ' ' || t.publisher ILIKE :pattern";
        if (query.machines() != null) {
            return OF_MACHINES + within(reach, query.clientId()) + words;
        }
        if (query.clientId() == null && reach.scope() instanceof Scope.Everything) {
            return "SELECT t.name, t.publisher, t.machines FROM software_total t WHERE t.client_id = :house"
                    + " AND t.machines > 0" + words;
        }
        String of = " FROM software_title t WHERE " + within(reach, query.clientId()) + " AND t.machines > 0" + words;
        boolean several = query.clientId() == null && reach.scope() instanceof Scope.Clients;
        return several
                ? "SELECT t.name, t.publisher, sum(t.machines) AS machines" + of + " GROUP BY t.name, t.publisher"
                : "SELECT t.name, t.publisher, t.machines" + of;
    }

    static String within(Reach reach, @Nullable UUID client) {
        return reach.clientOf("t") + (client == null ? "" : " AND t.client_id = :client");
    }

    private static Map<String, Object> parameters(Reach reach, SoftwareQuery query) {
        Map<String, Object> parameters = parameters(reach, query.clientId());
        parameters.put("house", Person.HOUSE);
        if (query.machines() != null) {
            parameters.put(
                    "machines", query.machines().stream().map(UUID::toString).toArray(String[]::new));
        }
        parameters.put("pattern", ChangeSql.pattern(query.words()));
        parameters.put("size", query.page().size());
        parameters.put("offset", query.page().offset());
        return parameters;
    }

    static Map<String, Object> parameters(Reach reach, @Nullable UUID client) {
        Map<String, Object> parameters = new HashMap<>(reach.parameters());
        if (client != null) {
            parameters.put("client", client);
        }
        return parameters;
    }

    List<SoftwareTitle.Version> versions(Reach reach, String name, String publisher, @Nullable UUID client) {
        return sql.sql(
                        """
                        SELECT v.version, sum(v.machines) AS machines
                        FROM software_title t
                        JOIN software_version v ON v.client_id = t.client_id AND v.title_id = t.title_id
                        WHERE t.name = :name AND t.publisher = :publisher AND v.machines > 0 AND\s"""
                                + within(reach, client)
                                + " GROUP BY v.version, v.sort_key ORDER BY v.sort_key DESC NULLS LAST, v.version LIMIT :most")
                .params(parameters(reach, client))
                .param("name", name)
                .param("publisher", publisher)
                .param("most", Software.MOST_VERSIONS)
                .query((row, number) -> new SoftwareTitle.Version(row.getString("version"), row.getLong("machines")))
                .list();
    }

    long machines(Reach reach, String name, String publisher, @Nullable UUID client) {
        return sql.sql("SELECT coalesce(sum(t.machines), 0) FROM software_title t WHERE t.name = :name"
                        + " AND t.publisher = :publisher AND " + within(reach, client))
                .params(parameters(reach, client))
                .param("name", name)
                .param("publisher", publisher)
                .query(Long.class)
                .single();
    }
}
