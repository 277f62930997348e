package mx.lanet.helpdesk.ticket.figure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.ticket.figure.ServiceFigures.Group;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Figures told apart by client, category, technician or channel. */
@Component
class GroupTable {
    private final JdbcClient jdbc;

    GroupTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The busiest first. Each part is read by its own index: one condition with OR would read the whole table. */
    List<Group> groups(Reach reach, Narrowing narrowing, Period period, Dimension by) {
        StatementSpec statement = jdbc.sql(
                """
                SELECT part.key, max(part.name) AS name, sum(part.created) AS created, sum(part.resolved) AS resolved,
                    sum(part.open) AS open, count(part.seconds) AS number,
                    percentile_cont(0.5) WITHIN GROUP (ORDER BY part.seconds) AS median,
                    percentile_cont(0.9) WITHIN GROUP (ORDER BY part.seconds) AS ninth, avg(part.rating) AS rating
                FROM (
                    SELECT CASE :by WHEN 'client' THEN CAST(t.client_id AS text) WHEN 'category' THEN t.category
                            WHEN 'channel' THEN t.channel ELSE coalesce(CAST(t.assignee_id AS text), 'none') END AS key,
                        CASE :by WHEN 'technician' THEN t.assignee_name ELSE '' END AS name, 1 AS created, 0 AS resolved, 0 AS open,
                        CAST(NULL AS double precision) AS seconds, CAST(NULL AS int) AS rating
                    FROM ticket t
                    WHERE (:everything OR t.client_id = ANY (CAST(:clients AS uuid[])))
                      AND t.created_at >= :begin AND t.created_at < :end AND t.merged_into IS NULL
                      AND (CAST(:category AS text) IS NULL OR t.category = :category)
                      AND (CAST(:technician AS uuid) IS NULL OR t.assignee_id = CAST(:technician AS uuid))
                      AND (NOT :nobodys OR t.assignee_id IS NULL)
                      AND (CAST(:channel AS text) IS NULL OR t.channel = :channel)
                      AND (CAST(:machines AS uuid[]) IS NULL OR t.asset_id = ANY (CAST(:machines AS uuid[])))
                    UNION ALL
                    SELECT CASE :by WHEN 'client' THEN CAST(t.client_id AS text) WHEN 'category' THEN t.category
                            WHEN 'channel' THEN t.channel ELSE coalesce(CAST(t.assignee_id AS text), 'none') END,
                        CASE :by WHEN 'technician' THEN t.assignee_name ELSE '' END, 0, 1, 0, CAST(extract(epoch FROM t.resolved_at - t.created_at) AS double precision), NULL
                    FROM ticket t
                    WHERE (:everything OR t.client_id = ANY (CAST(:clients AS uuid[])))
                      AND t.resolved_at >= :begin AND t.resolved_at < :end AND t.merged_into IS NULL
                      AND (CAST(:category AS text) IS NULL OR t.category = :category)
                      AND (CAST(:technician AS uuid) IS NULL OR t.assignee_id = CAST(:technician AS uuid))
                      AND (NOT :nobodys OR t.assignee_id IS NULL)
                      AND (CAST(:channel AS text) IS NULL OR t.channel = :channel)
                      AND (CAST(:machines AS uuid[]) IS NULL OR t.asset_id = ANY (CAST(:machines AS uuid[])))
                    UNION ALL
                    SELECT CASE :by WHEN 'client' THEN CAST(t.client_id AS text) WHEN 'category' THEN t.category
                            WHEN 'channel' THEN t.channel ELSE coalesce(CAST(t.assignee_id AS text), 'none') END,
                        CASE :by WHEN 'technician' THEN t.assignee_name ELSE '' END, 0, 0, 1, NULL, NULL
                    FROM ticket t
                    WHERE (:everything OR t.client_id = ANY (CAST(:clients AS uuid[])))
                      AND t.state NOT IN ('resuelto', 'cerrado')
                      AND (CAST(:category AS text) IS NULL OR t.category = :category)
                      AND (CAST(:technician AS uuid) IS NULL OR t.assignee_id = CAST(:technician AS uuid))
                      AND (NOT :nobodys OR t.assignee_id IS NULL)
                      AND (CAST(:channel AS text) IS NULL OR t.channel = :channel)
                      AND (CAST(:machines AS uuid[]) IS NULL OR t.asset_id = ANY (CAST(:machines AS uuid[])))
                    UNION ALL
                    SELECT CASE :by WHEN 'client' THEN CAST(t.client_id AS text) WHEN 'category' THEN t.category
                            WHEN 'channel' THEN t.channel ELSE coalesce(CAST(t.assignee_id AS text), 'none') END,
                        CASE :by WHEN 'technician' THEN t.assignee_name ELSE '' END, 0, 0, 0, NULL, t.rating
                    FROM ticket t
                    WHERE (:everything OR t.client_id = ANY (CAST(:clients AS uuid[])))
                      AND t.rated_at >= :begin AND t.rated_at < :end AND t.merged_into IS NULL
                      AND (CAST(:category AS text) IS NULL OR t.category = :category)
                      AND (CAST(:technician AS uuid) IS NULL OR t.assignee_id = CAST(:technician AS uuid))
                      AND (NOT :nobodys OR t.assignee_id IS NULL)
                      AND (CAST(:channel AS text) IS NULL OR t.channel = :channel)
                      AND (CAST(:machines AS uuid[]) IS NULL OR t.asset_id = ANY (CAST(:machines AS uuid[])))) part
                GROUP BY part.key
                ORDER BY created DESC, open DESC, part.key
                LIMIT :most
                """);
        return FigureTable.within(FigureTable.narrowed(statement, reach, narrowing), period)
                .param("by", by.word())
                .param("most", FigureTable.MOST_GROUPS)
                .query((row, number) -> group(row))
                .list();
    }

    private static Group group(ResultSet row) throws SQLException {
        double mean = row.getDouble("rating");
        @Nullable Double rating = row.wasNull() ? null : mean;
        return new Group(
                row.getString("key"),
                row.getString("name"),
                row.getLong("created"),
                row.getLong("resolved"),
                row.getLong("open"),
                FigureTable.spreadOf(row),
                rating);
    }
}
