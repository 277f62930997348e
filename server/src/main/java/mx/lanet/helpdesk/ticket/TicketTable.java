package mx.lanet.helpdesk.ticket;

import static mx.lanet.helpdesk.ticket.Columns.id;
import static mx.lanet.helpdesk.ticket.Columns.idOrNull;
import static mx.lanet.helpdesk.ticket.Columns.parameter;
import static mx.lanet.helpdesk.ticket.Columns.time;
import static mx.lanet.helpdesk.ticket.Columns.timeOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.ticket.sla.ClockColumns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code ticket}. */
@Component
class TicketTable {
    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final WordsTable words;

    TicketTable(JdbcClient jdbc, NamedParameterJdbcOperations batches, WordsTable words) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.words = words;
    }

    /** The number of a new ticket, with the stamp of what seldom changes, see Memory. */
    record Next(long number, long stamp) {}

    Next next() {
        return next(1).getFirst();
    }

    List<Next> next(int count) {
        return jdbc.sql(
                        "SELECT nextval('ticket_number') AS number, stamp FROM change_stamp, generate_series(1, :count)")
                .param("count", count)
                .query((row, _) -> new Next(row.getLong("number"), row.getLong("stamp")))
                .list();
    }

    Optional<Ticket> find(Reach reach, UUID ticketId) {
        return jdbc.sql(
                        """
                        SELECT * FROM ticket
                        WHERE ticket_id = :ticket AND (:everything OR client_id = ANY (CAST(:clients AS uuid[])))
                        """)
                .param("ticket", ticketId)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .query(TicketTable::ticket)
                .optional();
    }

    Optional<Ticket> findByNumber(Reach reach, long number) {
        return jdbc.sql(
                        """
                        SELECT * FROM ticket
                        WHERE number = :number AND (:everything OR client_id = ANY (CAST(:clients AS uuid[])))
                        """)
                .param("number", number)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .query(TicketTable::ticket)
                .optional();
    }

    /** The ticket, which nobody else changes before this transaction ends. */
    Optional<Ticket> lock(Reach reach, UUID ticketId) {
        return jdbc.sql(
                        """
                        SELECT * FROM ticket
                        WHERE ticket_id = :ticket AND (:everything OR client_id = ANY (CAST(:clients AS uuid[])))
                        FOR NO KEY UPDATE
                        """)
                .param("ticket", ticketId)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .query(TicketTable::ticket)
                .optional();
    }

    /** Several, in the order of their ids: whoever locks several waits for nobody who waits in turn. */
    List<Ticket> lock(Reach reach, Collection<UUID> ticketIds) {
        return jdbc.sql(
                        """
                        SELECT * FROM ticket
                        WHERE ticket_id = ANY (CAST(:tickets AS uuid[]))
                          AND (:everything OR client_id = ANY (CAST(:clients AS uuid[])))
                        ORDER BY ticket_id
                        FOR NO KEY UPDATE
                        """)
                .param("tickets", texts(ticketIds))
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .query(TicketTable::ticket)
                .list();
    }

    /** Those that are a part of this one, and of those again; the oldest first, no more than this many. */
    List<Ticket> within(Ticket ticket, int most) {
        return jdbc.sql(
                        """
                        WITH RECURSIVE part AS (
                            SELECT t.ticket_id, 1 AS depth FROM ticket t
                            WHERE t.client_id = :client AND t.merged_into = :ticket
                            UNION ALL
                            SELECT t.ticket_id, part.depth + 1 FROM ticket t
                            JOIN part ON t.merged_into = part.ticket_id
                            WHERE t.client_id = :client AND part.depth < :most)
                        SELECT t.* FROM ticket t
                        WHERE t.client_id = :client AND t.ticket_id = ANY (ARRAY(SELECT ticket_id FROM part))
                        ORDER BY t.ticket_id LIMIT :most
                        """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .param("most", most)
                .query(TicketTable::ticket)
                .list();
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    /** New ones, with the words by which they are found. */
    void insert(List<Ticket> tickets) {
        batches.batchUpdate(
                """
                INSERT INTO ticket (client_id, ticket_id, number, subject, description, category, category_id, priority, state,
                    channel, requester_id, requester_name, asset_id, asset_name, site_id, queue_id, assignee_id, assignee_name,
                    opened_by, machine_facts, created_at, updated_at, version, sla_first, sla_resolution, sla_all_hours, sla_used, sla_since,
                    sla_first_used, sla_first_late_at, sla_late_at, due_at, sla_alarm_at, sla_told)
                VALUES (:client, :ticket, :number, :subject, :description, :category, :categoryId, :priority, :state,
                    :channel, :requester, :requesterName, :asset, :assetName, :site, :queue, :assignee, :assigneeName,
                    :openedBy, CAST(:facts AS jsonb), :created, :updated, :version, :slaFirst, :slaResolution, :slaAllHours, :slaUsed, :slaSince,
                    :slaFirstUsed, :slaFirstLate, :slaLate, :due, :slaAlarm, CAST(:slaTold AS text[]))
                """,
                tickets.stream().map(TicketTable::row).toArray(SqlParameterSource[]::new));
        words.begin(tickets);
    }

    private static SqlParameterSource row(Ticket ticket) {
        return ClockColumns.into(new MapSqlParameterSource(), ticket.clock())
                .addValue("client", ticket.clientId())
                .addValue("ticket", ticket.ticketId())
                .addValue("number", ticket.number())
                .addValue("subject", ticket.subject())
                .addValue("description", ticket.description())
                .addValue("category", ticket.category())
                .addValue("categoryId", ticket.categoryId(), Types.OTHER)
                .addValue("queue", ticket.queueId())
                .addValue("priority", ticket.priority().word())
                .addValue("state", ticket.state().word())
                .addValue("channel", ticket.channel().word())
                .addValue("requester", ticket.requesterId(), Types.OTHER)
                .addValue("requesterName", ticket.requesterName())
                .addValue("asset", ticket.assetId(), Types.OTHER)
                .addValue("assetName", ticket.assetName())
                .addValue("site", ticket.siteId(), Types.OTHER)
                .addValue("assignee", ticket.assigneeId(), Types.OTHER)
                .addValue("assigneeName", ticket.assigneeName())
                .addValue("openedBy", ticket.openedBy(), Types.VARCHAR)
                .addValue("facts", ticket.machineFacts())
                .addValue("created", parameter(ticket.createdAt()))
                .addValue("updated", parameter(ticket.updatedAt()))
                .addValue("version", ticket.version());
    }

    /** Writes all that may change, of a ticket that this transaction has locked. */
    void update(Ticket ticket) {
        jdbc.sql(
                        """
                UPDATE ticket SET category = :category, category_id = :categoryId, queue_id = :queue, priority = :priority, state = :state, assignee_id = :assignee,
                    assignee_name = :assigneeName, updated_at = :updated, first_response_at = :firstResponse,
                    resolved_at = :resolved, closed_at = :closed, reopened_count = :reopened,
                    public_comments = :publicComments, rating = :rating, rating_comment = :ratingComment,
                    rated_at = :rated, version = :version, merged_into = :mergedInto,
                    also_asked = CAST(:alsoAsked AS uuid[]),
                    sla_first = :slaFirst, sla_resolution = :slaResolution, sla_all_hours = :slaAllHours, sla_used = :slaUsed,
                    sla_since = :slaSince, sla_first_used = :slaFirstUsed, sla_first_late_at = :slaFirstLate, sla_late_at = :slaLate,
                    due_at = :due, sla_alarm_at = :slaAlarm, sla_told = CAST(:slaTold AS text[])
                WHERE client_id = :client AND ticket_id = :ticket
                """)
                .paramSource(changes(ticket))
                .update();
    }

    private static SqlParameterSource changes(Ticket ticket) {
        Ticket.Rating rating = ticket.rating();
        return ClockColumns.into(new MapSqlParameterSource(), ticket.clock())
                .addValue("category", ticket.category())
                .addValue("categoryId", ticket.categoryId(), Types.OTHER)
                .addValue("queue", ticket.queueId())
                .addValue("priority", ticket.priority().word())
                .addValue("state", ticket.state().word())
                .addValue("assignee", ticket.assigneeId(), Types.OTHER)
                .addValue("assigneeName", ticket.assigneeName())
                .addValue("updated", parameter(ticket.updatedAt()))
                .addValue("firstResponse", parameter(ticket.firstResponseAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .addValue("resolved", parameter(ticket.resolvedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .addValue("closed", parameter(ticket.closedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .addValue("reopened", ticket.reopenedCount())
                .addValue("publicComments", ticket.publicComments())
                .addValue("rating", rating == null ? null : rating.score(), Types.INTEGER)
                .addValue("ratingComment", rating == null ? "" : rating.comment())
                .addValue("rated", rating == null ? null : parameter(rating.at()), Types.TIMESTAMP_WITH_TIMEZONE)
                .addValue("version", ticket.version())
                .addValue("mergedInto", ticket.merged().into(), Types.OTHER)
                .addValue("alsoAsked", texts(ticket.merged().askers()))
                .addValue("client", ticket.clientId())
                .addValue("ticket", ticket.ticketId());
    }

    /** Resolved tickets, the longest quiet first, without a sign of life since that time. */
    List<UUID> quietSince(Instant time, int limit) {
        return jdbc.sql(
                        """
                        SELECT ticket_id FROM ticket WHERE state = 'resuelto' AND updated_at < :time
                        ORDER BY updated_at LIMIT :limit
                        """)
                .param("time", parameter(time))
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    static Ticket ticket(ResultSet row, int number) throws SQLException {
        return new Ticket(
                id(row, "client_id"),
                id(row, "ticket_id"),
                row.getLong("number"),
                row.getString("subject"),
                row.getString("description"),
                row.getString("category"),
                idOrNull(row, "category_id"),
                Priority.of(row.getString("priority")),
                State.of(row.getString("state")),
                Channel.of(row.getString("channel")),
                idOrNull(row, "requester_id"),
                row.getString("requester_name"),
                idOrNull(row, "asset_id"),
                row.getString("asset_name"),
                idOrNull(row, "site_id"),
                id(row, "queue_id"),
                idOrNull(row, "assignee_id"),
                row.getString("assignee_name"),
                row.getString("opened_by"),
                row.getString("machine_facts"),
                time(row, "created_at"),
                time(row, "updated_at"),
                timeOrNull(row, "first_response_at"),
                timeOrNull(row, "resolved_at"),
                timeOrNull(row, "closed_at"),
                row.getInt("reopened_count"),
                row.getInt("public_comments"),
                rating(row),
                row.getInt("version"),
                new Ticket.Merged(idOrNull(row, "merged_into"), List.of((UUID[])
                        row.getArray("also_asked").getArray())),
                ClockColumns.clock(row));
    }

    private static Ticket.@Nullable Rating rating(ResultSet row) throws SQLException {
        Instant at = timeOrNull(row, "rated_at");
        return at == null ? null : new Ticket.Rating(row.getInt("rating"), row.getString("rating_comment"), at);
    }
}
