package mx.lanet.helpdesk.ticket.figure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.sla.Target;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Counts promises that were kept and broken, of tickets made within a period. What is still open and in time is neither. */
@Component
public class PromiseTable {
    private final JdbcClient jdbc;

    PromiseTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of one priority: how many promises have come to an end, and how many of these were kept. */
    public record Kept(Priority priority, long first, long firstKept, long resolution, long resolutionKept) {}

    /** The most urgent first; priorities without a ticket do not stand in it. */
    List<Kept> kept(Reach reach, Narrowing narrowing, Period period) {
        StatementSpec statement = jdbc.sql(
                """
                SELECT counted.priority, count(*) FILTER (WHERE counted.first) AS first,
                    count(*) FILTER (WHERE counted.first AND NOT counted.first_late) AS first_kept,
                    count(*) FILTER (WHERE counted.resolution) AS resolution,
                    count(*) FILTER (WHERE counted.resolution AND NOT counted.late) AS resolution_kept
                FROM (
                    SELECT t.priority, t.sla_first_late_at IS NOT NULL AS first_late, t.sla_late_at IS NOT NULL AS late,
                        t.sla_first IS NOT NULL AND (t.first_response_at IS NOT NULL OR t.resolved_at IS NOT NULL
                            OR t.sla_first_late_at IS NOT NULL) AS first,
                        t.sla_resolution IS NOT NULL AND (t.resolved_at IS NOT NULL OR t.sla_late_at IS NOT NULL) AS resolution
                    FROM ticket t
                    WHERE (:everything OR t.client_id = ANY (CAST(:clients AS uuid[])))
                      AND t.created_at >= :begin AND t.created_at < :end AND t.merged_into IS NULL
                      AND (CAST(:category AS text) IS NULL OR t.category = :category)
                      AND (CAST(:technician AS uuid) IS NULL OR t.assignee_id = CAST(:technician AS uuid))
                      AND (NOT :nobodys OR t.assignee_id IS NULL)
                      AND (CAST(:channel AS text) IS NULL OR t.channel = :channel)
                      AND (CAST(:machines AS uuid[]) IS NULL OR t.asset_id = ANY (CAST(:machines AS uuid[])))) counted
                GROUP BY counted.priority
                """);
        return FigureTable.within(FigureTable.narrowed(statement, reach, narrowing), period)
                .query((row, _) -> new Kept(
                        Priority.of(row.getString("priority")),
                        row.getLong("first"),
                        row.getLong("first_kept"),
                        row.getLong("resolution"),
                        row.getLong("resolution_kept")))
                .list()
                .stream()
                .sorted((one, other) -> other.priority().compareTo(one.priority()))
                .toList();
    }

    /** Those that were broken, the last first. */
    Slice<BrokenPromise> broken(
            Reach reach, Narrowing narrowing, Period period, @Nullable Priority priority, Slice.Request page) {
        StatementSpec statement = jdbc.sql(
                """
                SELECT t.client_id, t.ticket_id, t.number, t.subject, t.category, t.priority, t.assignee_id, t.assignee_name,
                    t.created_at, t.sla_all_hours, b.target, b.minutes, b.broken_at, b.met_at, count(*) OVER () AS total
                FROM ticket t
                CROSS JOIN LATERAL (VALUES
                    ('first', t.sla_first, t.sla_first_late_at, least(t.first_response_at, t.resolved_at)),
                    ('resolution', t.sla_resolution, t.sla_late_at, t.resolved_at)) b (target, minutes, broken_at, met_at)
                WHERE (:everything OR t.client_id = ANY (CAST(:clients AS uuid[])))
                  AND t.created_at >= :begin AND t.created_at < :end AND t.merged_into IS NULL
                  AND (t.sla_first_late_at IS NOT NULL OR t.sla_late_at IS NOT NULL)
                  AND b.broken_at IS NOT NULL AND b.minutes IS NOT NULL
                  AND (CAST(:priority AS text) IS NULL OR t.priority = :priority)
                  AND (CAST(:category AS text) IS NULL OR t.category = :category)
                  AND (CAST(:technician AS uuid) IS NULL OR t.assignee_id = CAST(:technician AS uuid))
                  AND (NOT :nobodys OR t.assignee_id IS NULL)
                  AND (CAST(:channel AS text) IS NULL OR t.channel = :channel)
                  AND (CAST(:machines AS uuid[]) IS NULL OR t.asset_id = ANY (CAST(:machines AS uuid[])))
                ORDER BY b.broken_at DESC, t.number DESC, b.target
                LIMIT :size OFFSET :offset
                """);
        return FigureTable.within(FigureTable.narrowed(statement, reach, narrowing), period)
                .param("priority", priority == null ? null : priority.word(), Types.VARCHAR)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((ResultSetExtractor<Slice<BrokenPromise>>) rows -> {
                    List<BrokenPromise> broken = new ArrayList<>();
                    long total = 0;
                    while (rows.next()) {
                        total = rows.getLong("total");
                        broken.add(promise(rows));
                    }
                    return new Slice<>(broken, page.page(), page.size(), total);
                });
    }

    private static BrokenPromise promise(ResultSet row) throws SQLException {
        OffsetDateTime met = row.getObject("met_at", OffsetDateTime.class);
        return new BrokenPromise(
                row.getObject("client_id", UUID.class),
                row.getObject("ticket_id", UUID.class),
                row.getLong("number"),
                row.getString("subject"),
                row.getString("category"),
                Priority.of(row.getString("priority")),
                row.getObject("assignee_id", UUID.class),
                row.getString("assignee_name"),
                Target.valueOf(row.getString("target").toUpperCase(Locale.ROOT)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Duration.ofMinutes(row.getInt("minutes")),
                row.getBoolean("sla_all_hours"),
                row.getObject("broken_at", OffsetDateTime.class).toInstant(),
                met == null ? null : met.toInstant(),
                Duration.ZERO,
                Duration.ZERO);
    }

    /** A change of a ticket's state. */
    record Turn(Instant at, State to) {}

    /** How the states of these tickets changed, oldest first. */
    Map<UUID, List<Turn>> turns(List<BrokenPromise> tickets) {
        Map<UUID, List<Turn>> turns = new HashMap<>();
        jdbc.sql(
                        """
                SELECT e.ticket_id, e.at, e.to_value
                FROM unnest(CAST(:clients AS uuid[]), CAST(:tickets AS uuid[])) asked (client_id, ticket_id)
                CROSS JOIN LATERAL (
                    SELECT e.ticket_id, e.at, e.to_value FROM ticket_event e
                    WHERE e.client_id = asked.client_id AND e.ticket_id = asked.ticket_id
                      AND e.kind IN ('state', 'reopened', 'undone')
                    ORDER BY e.event_id LIMIT 200) e
                """)
                .param(
                        "clients",
                        tickets.stream().map(one -> one.clientId().toString()).toArray(String[]::new))
                .param(
                        "tickets",
                        tickets.stream().map(one -> one.ticketId().toString()).toArray(String[]::new))
                .query((row, _) -> turns.computeIfAbsent(row.getObject("ticket_id", UUID.class), _ -> new ArrayList<>())
                        .add(new Turn(
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                State.of(row.getString("to_value")))))
                .list();
        return turns;
    }
}
