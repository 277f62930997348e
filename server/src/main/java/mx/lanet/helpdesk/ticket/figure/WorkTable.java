package mx.lanet.helpdesk.ticket.figure;

import java.util.List;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Slice;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * The time that the team has spent, for its own eyes: the clients' roles may not even read the table. A technician here is
 * who did the work, whosever the ticket is.
 */
@Component
class WorkTable {
    private final JdbcClient jdbc;

    WorkTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The minutes of one client, category, technician or channel. */
    record Work(String key, String name, long minutes) {
        Work called(String other) {
            return new Work(key, other, minutes);
        }
    }

    /** The most time first. */
    List<Work> groups(Reach reach, Narrowing narrowing, Period period, Dimension by) {
        return within(
                        """
                        SELECT CASE :by WHEN 'client' THEN CAST(e.client_id AS text) WHEN 'category' THEN t.category
                                WHEN 'channel' THEN t.channel ELSE CAST(e.person_id AS text) END AS key,
                            max(e.person_name) AS name, sum(e.minutes) AS minutes
                        FROM ticket_time e
                        JOIN ticket t ON t.client_id = e.client_id AND t.ticket_id = e.ticket_id
                        WHERE (:everything OR e.client_id = ANY (CAST(:clients AS uuid[])))
                          AND e.spent_on BETWEEN :from AND :to
                          AND (CAST(:technician AS uuid) IS NULL OR e.person_id = CAST(:technician AS uuid))
                          AND (CAST(:category AS text) IS NULL OR t.category = :category)
                          AND (NOT :nobodys OR t.assignee_id IS NULL)
                          AND (CAST(:channel AS text) IS NULL OR t.channel = :channel)
                          AND (CAST(:machines AS uuid[]) IS NULL OR t.asset_id = ANY (CAST(:machines AS uuid[])))
                        GROUP BY 1 ORDER BY minutes DESC, key LIMIT :most
                        """,
                        reach,
                        narrowing,
                        period)
                .param("by", by.word())
                .param("most", FigureTable.MOST_GROUPS)
                .query((row, _) -> new Work(row.getString("key"), row.getString("name"), row.getLong("minutes")))
                .list();
    }

    /** The minutes of all. */
    long minutes(Reach reach, Narrowing narrowing, Period period) {
        return within(
                        """
                        SELECT coalesce(sum(e.minutes), 0)
                        FROM ticket_time e
                        JOIN ticket t ON t.client_id = e.client_id AND t.ticket_id = e.ticket_id
                        WHERE (:everything OR e.client_id = ANY (CAST(:clients AS uuid[])))
                          AND e.spent_on BETWEEN :from AND :to
                          AND (CAST(:technician AS uuid) IS NULL OR e.person_id = CAST(:technician AS uuid))
                          AND (CAST(:category AS text) IS NULL OR t.category = :category)
                          AND (NOT :nobodys OR t.assignee_id IS NULL)
                          AND (CAST(:channel AS text) IS NULL OR t.channel = :channel)
                          AND (CAST(:machines AS uuid[]) IS NULL OR t.asset_id = ANY (CAST(:machines AS uuid[])))
                        """,
                        reach,
                        narrowing,
                        period)
                .query(Long.class)
                .single();
    }

    /** The tickets on which it was spent, the newest first. */
    Slice<CountedTicket> behind(Reach reach, Narrowing narrowing, Period period, Slice.Request page) {
        return within(
                        """
                        SELECT t.client_id, t.number, t.subject, t.state, t.requester_name, t.assignee_name, t.created_at,
                            t.first_response_at, t.resolved_at, t.rating, count(*) OVER () AS total
                        FROM (SELECT DISTINCT e.client_id, e.ticket_id FROM ticket_time e
                              WHERE (:everything OR e.client_id = ANY (CAST(:clients AS uuid[])))
                                AND e.spent_on BETWEEN :from AND :to
                                AND (CAST(:technician AS uuid) IS NULL OR e.person_id = CAST(:technician AS uuid))) worked
                        JOIN ticket t ON t.client_id = worked.client_id AND t.ticket_id = worked.ticket_id
                        WHERE (CAST(:category AS text) IS NULL OR t.category = :category)
                          AND (NOT :nobodys OR t.assignee_id IS NULL)
                          AND (CAST(:channel AS text) IS NULL OR t.channel = :channel)
                          AND (CAST(:machines AS uuid[]) IS NULL OR t.asset_id = ANY (CAST(:machines AS uuid[])))
                        ORDER BY t.created_at DESC, t.number DESC
                        LIMIT :size OFFSET :offset
                        """,
                        reach,
                        narrowing,
                        period)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((ResultSetExtractor<Slice<CountedTicket>>) rows -> BehindTable.slice(rows, page));
    }

    private StatementSpec within(String sql, Reach reach, Narrowing narrowing, Period period) {
        return FigureTable.narrowed(jdbc.sql(sql), reach, narrowing)
                .param("from", period.from())
                .param("to", period.to());
    }
}
