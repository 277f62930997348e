package mx.lanet.helpdesk.ticket;

import static mx.lanet.helpdesk.ticket.Columns.id;
import static mx.lanet.helpdesk.ticket.Columns.idOrNull;
import static mx.lanet.helpdesk.ticket.Columns.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.sla.ClockColumns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Reads lines of lists. Never the texts: they are long, and no list shows them. */
@Component
class TicketRows {
    private final JdbcClient jdbc;

    TicketRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Some of a machine's tickets.
     *
     * @param states none mean all
     * @param user only of this user of the machine; null for all
     * @param pattern one of LIKE; null for all
     */
    record OfMachine(UUID clientId, UUID assetId, List<State> states, @Nullable String user, @Nullable String pattern) {
        private StatementSpec into(StatementSpec statement) {
            return statement
                    .param("client", clientId)
                    .param("asset", assetId)
                    .param("states", states.stream().map(State::word).toArray(String[]::new))
                    .param("user", user, Types.VARCHAR)
                    .param("pattern", pattern, Types.VARCHAR);
        }
    }

    /** Newest first. */
    List<TicketRow> ofMachine(OfMachine asked, UUID reader, Slice.Request page) {
        return asked.into(
                        jdbc.sql(
                                """
                        SELECT t.client_id, t.ticket_id, t.number, t.subject, t.category, t.priority, t.state, t.channel,
                            t.requester_id, t.requester_name, t.asset_id, t.asset_name, t.assignee_id, t.assignee_name,
                            t.opened_by, t.created_at, t.updated_at, t.public_comments, t.rating, t.version, r.public_comments AS seen_comments,
                    t.sla_first, t.sla_resolution, t.sla_all_hours, t.sla_used, t.sla_since, t.sla_first_used,
                    t.sla_first_late_at, t.sla_late_at, t.due_at, t.sla_alarm_at, t.sla_told
                        FROM ticket t
                        LEFT JOIN ticket_read r
                            ON r.client_id = t.client_id AND r.ticket_id = t.ticket_id AND r.reader_id = :reader
                        WHERE t.client_id = :client AND t.asset_id = :asset
                          AND (cardinality(CAST(:states AS text[])) = 0 OR t.state = ANY (CAST(:states AS text[])))
                          AND (CAST(:user AS text) IS NULL OR same_user(t.opened_by, :user))
                          AND (CAST(:pattern AS text) IS NULL OR t.subject ILIKE :pattern OR t.description ILIKE :pattern
                               OR 'TKT-' || lpad(t.number::text, 6, '0') ILIKE :pattern)
                        ORDER BY t.created_at DESC, t.ticket_id DESC
                        LIMIT :size OFFSET :offset
                        """))
                .param("reader", reader)
                .param("size", page.size())
                .param("offset", page.offset())
                .query(TicketRows::row)
                .list();
    }

    long count(OfMachine asked) {
        return asked.into(
                        jdbc.sql(
                                """
                        SELECT count(*) FROM (
                            SELECT 1 FROM ticket t
                            WHERE t.client_id = :client AND t.asset_id = :asset
                              AND (cardinality(CAST(:states AS text[])) = 0
                                   OR t.state = ANY (CAST(:states AS text[])))
                              AND (CAST(:user AS text) IS NULL OR same_user(t.opened_by, :user))
                              AND (CAST(:pattern AS text) IS NULL OR t.subject ILIKE :pattern
                                   OR t.description ILIKE :pattern
                                   OR 'TKT-' || lpad(t.number::text, 6, '0') ILIKE :pattern)
                            LIMIT :counted) counted
                        """))
                .param("counted", Slice.COUNTED + 1)
                .query(Long.class)
                .single();
    }

    static TicketRow row(ResultSet row, int number) throws SQLException {
        int comments = row.getInt("public_comments");
        int seenComments = row.getInt("seen_comments");
        boolean seen = !row.wasNull();
        int rating = row.getInt("rating");
        Integer given = row.wasNull() ? null : Integer.valueOf(rating);
        return new TicketRow(
                id(row, "client_id"),
                id(row, "ticket_id"),
                row.getLong("number"),
                row.getString("subject"),
                row.getString("category"),
                Priority.of(row.getString("priority")),
                State.of(row.getString("state")),
                Channel.of(row.getString("channel")),
                idOrNull(row, "requester_id"),
                row.getString("requester_name"),
                idOrNull(row, "asset_id"),
                row.getString("asset_name"),
                idOrNull(row, "assignee_id"),
                row.getString("assignee_name"),
                row.getString("opened_by"),
                time(row, "created_at"),
                time(row, "updated_at"),
                comments,
                Math.max(0, comments - seenComments),
                seen,
                given,
                row.getInt("version"),
                ClockColumns.clock(row));
    }
}
