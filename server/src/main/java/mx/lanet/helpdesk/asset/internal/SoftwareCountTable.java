package mx.lanet.helpdesk.asset.internal;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.asset.SoftwareChanged;
import mx.lanet.helpdesk.asset.VersionOrder;
import mx.lanet.helpdesk.shared.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many machines have what, kept by what came and went. For all clients at once: the server's own housekeeping. */
@Component
class SoftwareCountTable {
    /** News are taken in their order, and their sum is added to the counts of versions, titles and the whole house. */
    private static final String COUNT =
            """
            WITH taken AS (
                DELETE FROM software_news n USING (
                    SELECT client_id, news_id FROM software_news ORDER BY news_id LIMIT :most) oldest
                WHERE n.client_id = oldest.client_id AND n.news_id = oldest.news_id
                RETURNING n.*),
            of_versions AS (
                SELECT client_id, number, sum(difference) AS difference FROM (
                    SELECT client_id, unnest(come) AS number, 1 AS difference FROM taken
                    UNION ALL SELECT client_id, unnest(gone), -1 FROM taken) one
                GROUP BY client_id, number HAVING sum(difference) <> 0),
            of_titles AS (
                SELECT client_id, number, sum(difference) AS difference FROM (
                    SELECT client_id, unnest(titles_come) AS number, 1 AS difference FROM taken
                    UNION ALL SELECT client_id, unnest(titles_gone), -1 FROM taken) one
                GROUP BY client_id, number HAVING sum(difference) <> 0),
            versions AS (
                UPDATE software_version v SET machines = v.machines + o.difference FROM of_versions o
                WHERE v.client_id = o.client_id AND v.version_id = o.number),
            titles AS (
                UPDATE software_title t SET machines = t.machines + o.difference FROM of_titles o
                WHERE t.client_id = o.client_id AND t.title_id = o.number
                RETURNING t.name, t.publisher, o.difference),
            totals AS (
                INSERT INTO software_total AS s (client_id, name, publisher, machines)
                SELECT :house, name, publisher, sum(difference) FROM titles GROUP BY name, publisher
                ON CONFLICT (client_id, name, publisher) DO UPDATE SET machines = s.machines + excluded.machines)
            SELECT client_id, asset_id, beginning, titles_come FROM taken ORDER BY news_id
            """;

    private final JdbcClient sql;

    SoftwareCountTable(JdbcClient sql) {
        this.sql = sql;
    }

    private record Unsorted(UUID client, int version, String text) {}

    /** False when another server counts at this moment. */
    boolean mayCount() {
        return sql.sql("SELECT pg_try_advisory_xact_lock(hashtextextended('counts of software', 0))")
                .query(Boolean.class)
                .single();
    }

    List<SoftwareChanged.Machine> count(int most) {
        return sql.sql(COUNT)
                .param("most", most)
                .param("house", Person.HOUSE)
                .query((row, number) -> new SoftwareChanged.Machine(
                        row.getObject("client_id", UUID.class),
                        row.getObject("asset_id", UUID.class),
                        row.getBoolean("beginning"),
                        List.of((Integer[]) row.getArray("titles_come").getArray())))
                .list();
    }

    /** Versions that an older release of the server wrote get their place in the order; returns how many did. */
    int putInOrder(int most) {
        List<Unsorted> unsorted = sql.sql(
                        "SELECT client_id, version_id, version FROM software_version WHERE sort_key IS NULL LIMIT :most")
                .param("most", most)
                .query((row, number) -> new Unsorted(
                        row.getObject("client_id", UUID.class), row.getInt("version_id"), row.getString("version")))
                .list();
        if (!unsorted.isEmpty()) {
            sql.sql(
                            """
                            UPDATE software_version v SET sort_key = r.sort_key
                            FROM unnest(CAST(:clients AS uuid[]), CAST(:versions AS int[]), CAST(:keys AS text[]))
                                AS r (client_id, version_id, sort_key)
                            WHERE v.client_id = r.client_id AND v.version_id = r.version_id
                            """)
                    .param(
                            "clients",
                            unsorted.stream()
                                    .map(one -> one.client().toString())
                                    .toArray(String[]::new))
                    .param("versions", unsorted.stream().map(Unsorted::version).toArray(Integer[]::new))
                    .param(
                            "keys",
                            unsorted.stream()
                                    .map(one -> VersionOrder.key(one.text()))
                                    .toArray(String[]::new))
                    .update();
        }
        return unsorted.size();
    }
}
