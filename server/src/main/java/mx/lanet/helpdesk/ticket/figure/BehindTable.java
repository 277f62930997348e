package mx.lanet.helpdesk.ticket.figure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The tickets behind a figure. */
@Component
class BehindTable {
    private final JdbcClient jdbc;

    BehindTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is open stands oldest first, what is done newest first. The conditions of other figures are constant and fall away. */
    Slice<CountedTicket> list(Reach reach, Narrowing narrowing, Behind behind, Instant now, Slice.Request page) {
        StatementSpec statement = jdbc.sql(
                """
                SELECT t.client_id, t.number, t.subject, t.state, t.requester_name, t.assignee_name, t.created_at,
                    t.first_response_at, t.resolved_at, t.rating, count(*) OVER () AS total
                FROM ticket t
                WHERE (:everything OR t.client_id = ANY (CAST(:clients AS uuid[]))) AND t.merged_into IS NULL
                  AND (CAST(:category AS text) IS NULL OR t.category = :category)
                  AND (CAST(:technician AS uuid) IS NULL OR t.assignee_id = CAST(:technician AS uuid))
                  AND (NOT :nobodys OR t.assignee_id IS NULL)
                  AND (CAST(:channel AS text) IS NULL OR t.channel = :channel)
                  AND (CAST(:machines AS uuid[]) IS NULL OR t.asset_id = ANY (CAST(:machines AS uuid[])))
                  AND (:figure NOT IN ('created', 'answered') OR t.created_at >= :begin AND t.created_at < :end)
                  AND (:figure <> 'answered' OR t.first_response_at IS NOT NULL)
                  AND (:figure <> 'resolved' OR t.resolved_at >= :begin AND t.resolved_at < :end)
                  AND (:figure <> 'rated' OR t.rated_at >= :begin AND t.rated_at < :end)
                  AND (:score = 0 OR t.rating = :score)
                  AND (:figure <> 'backlog' OR t.created_at < :end AND (t.resolved_at IS NULL OR t.resolved_at >= :end))
                  AND (:figure NOT IN ('open', 'reopened', 'waiting_for_us', 'waiting_for_them')
                      OR t.state NOT IN ('resuelto', 'cerrado'))
                  AND (NOT :aged OR t.created_at <= :youngest AND t.created_at > :oldest)
                  AND (:figure <> 'reopened' OR t.reopened_count > 0)
                  AND (:figure NOT IN ('waiting_for_us', 'waiting_for_them')
                      OR (:figure = 'waiting_for_them') = (t.state = 'en_espera' OR coalesce(
                          (SELECT c.by_staff FROM ticket_comment c
                           WHERE c.client_id = t.client_id AND c.ticket_id = t.ticket_id AND NOT c.internal
                           ORDER BY c.created_at DESC, c.comment_id DESC LIMIT 1), false)))
                ORDER BY CASE WHEN :oldest_first THEN t.created_at END, t.created_at DESC, t.number DESC
                LIMIT :size OFFSET :offset
                """);
        return FigureTable.within(FigureTable.narrowed(statement, reach, narrowing), behind.period())
                .param("figure", behind.figure().word())
                .param("score", behind.score())
                .param("aged", behind.age() != null)
                .param(
                        "youngest",
                        Timestamp.from(
                                behind.age() == null
                                        ? now
                                        : now.minus(behind.age().from())))
                .param(
                        "oldest",
                        Timestamp.from(
                                behind.age() == null
                                        ? now
                                        : now.minus(behind.age().to())))
                .param("oldest_first", behind.figure().ordinal() >= Figure.BACKLOG.ordinal())
                .param("size", page.size())
                .param("offset", page.offset())
                .query((ResultSetExtractor<Slice<CountedTicket>>) rows -> slice(rows, page));
    }

    /**
     * Which tickets.
     *
     * @param age of open ones; null for any
     * @param score of rated ones; 0 for any
     */
    record Behind(Figure figure, Period period, @Nullable Age age, int score) {}

    static Slice<CountedTicket> slice(ResultSet rows, Slice.Request page) throws SQLException {
        List<CountedTicket> tickets = new ArrayList<>();
        long total = 0;
        while (rows.next()) {
            total = rows.getLong("total");
            tickets.add(ticket(rows));
        }
        return new Slice<>(tickets, page.page(), page.size(), total);
    }

    private static CountedTicket ticket(ResultSet row) throws SQLException {
        Instant created = row.getTimestamp("created_at").toInstant();
        int rating = row.getInt("rating");
        @Nullable Integer score = row.wasNull() ? null : rating;
        return new CountedTicket(
                row.getObject("client_id", UUID.class),
                row.getLong("number"),
                row.getString("subject"),
                State.of(row.getString("state")),
                row.getString("requester_name"),
                row.getString("assignee_name"),
                created,
                until(created, row.getTimestamp("first_response_at")),
                until(created, row.getTimestamp("resolved_at")),
                score);
    }

    private static @Nullable Duration until(Instant created, @Nullable Timestamp then) {
        return then == null ? null : Duration.between(created, then.toInstant());
    }
}
