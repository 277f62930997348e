package mx.lanet.helpdesk.ticket;

import static mx.lanet.helpdesk.ticket.Columns.id;
import static mx.lanet.helpdesk.ticket.Columns.idOrNull;
import static mx.lanet.helpdesk.ticket.Columns.parameter;
import static mx.lanet.helpdesk.ticket.Columns.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Ids;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code ticket_comment}, {@code ticket_event} and {@code ticket_read}. */
@Component
class ConversationTable {
    /** A conversation is read whole up to this many comments, newest kept. */
    static final int MOST = 1000;

    /** Whoever is told what happened meanwhile reads no more than this. */
    private static final int MOST_TOLD = 20;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final WordsTable words;
    private final Ids ids;

    ConversationTable(JdbcClient jdbc, NamedParameterJdbcOperations batches, WordsTable words, Ids ids) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.words = words;
        this.ids = ids;
    }

    void add(Ticket ticket, Comment comment) {
        jdbc.sql(
                        """
                INSERT INTO ticket_comment (client_id, ticket_id, comment_id, internal, author_kind, author_id,
                    author_name, by_staff, body, html, channel, created_at)
                VALUES (:client, :ticket, :comment, :internal, :kind, :author, :name, :staff, :body, :html, :channel,
                    :created)
                """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .param("comment", comment.commentId())
                .param("internal", comment.internal())
                .param("kind", comment.authorKind())
                .param("author", comment.authorId(), Types.OTHER)
                .param("name", comment.authorName())
                .param("staff", comment.byStaff())
                .param("body", comment.body())
                .param("html", comment.html(), Types.VARCHAR)
                .param("channel", comment.channel().word())
                .param("created", parameter(comment.createdAt()))
                .update();
        words.add(
                ticket.clientId(), ticket.ticketId(), comment.authorName() + " " + comment.body(), comment.internal());
    }

    /** Oldest first. */
    List<Comment> comments(Ticket ticket, boolean withInternal) {
        return jdbc.sql(
                        """
                        SELECT * FROM (
                            SELECT * FROM ticket_comment
                            WHERE client_id = :client AND ticket_id = :ticket AND (:internal OR NOT internal)
                            ORDER BY comment_id DESC LIMIT :most) newest
                        ORDER BY comment_id
                        """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .param("internal", withInternal)
                .param("most", MOST)
                .query(ConversationTable::comment)
                .list();
    }

    private static Comment comment(ResultSet row, int number) throws SQLException {
        return new Comment(
                id(row, "comment_id"),
                row.getBoolean("internal"),
                row.getString("author_kind"),
                idOrNull(row, "author_id"),
                row.getString("author_name"),
                row.getBoolean("by_staff"),
                row.getString("body"),
                Channel.of(row.getString("channel")),
                time(row, "created_at"),
                row.getString("html"));
    }

    /** The newest public comment of each of these tickets of one client. */
    Map<UUID, LastWords> lastWords(UUID clientId, List<UUID> ticketIds) {
        Map<UUID, LastWords> words = new HashMap<>();
        jdbc.sql(
                        """
                SELECT asked.ticket_id, newest.author_name, newest.by_staff, newest.created_at
                FROM unnest(CAST(:tickets AS uuid[])) AS asked (ticket_id)
                CROSS JOIN LATERAL (
                    SELECT author_name, by_staff, created_at FROM ticket_comment c
                    WHERE c.client_id = :client AND c.ticket_id = asked.ticket_id AND NOT c.internal
                    ORDER BY c.comment_id DESC LIMIT 1) newest
                """)
                .param("client", clientId)
                .param("tickets", ticketIds.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, number) -> words.put(
                        id(row, "ticket_id"),
                        new LastWords(
                                row.getString("author_name"), row.getBoolean("by_staff"), time(row, "created_at"))))
                .list();
        return words;
    }

    /** Something that happened to a ticket, and who did it. */
    record Happened(Ticket ticket, Actor actor, TicketEvent event) {}

    void add(Ticket ticket, Actor actor, TicketEvent event) {
        add(List.of(new Happened(ticket, actor, event)));
    }

    void add(List<Happened> happened) {
        batches.batchUpdate(
                """
                INSERT INTO ticket_event (client_id, ticket_id, event_id, at, actor_kind, actor_id, actor_name, kind,
                    from_value, to_value, about, internal, version)
                VALUES (:client, :ticket, :event, :at, :actorKind, :actor, :name, :kind, :from, :to, :about, :internal,
                    :version)
                """,
                happened.stream().map(this::row).toArray(SqlParameterSource[]::new));
    }

    private SqlParameterSource row(Happened happened) {
        TicketEvent event = happened.event();
        return new MapSqlParameterSource()
                .addValue("client", happened.ticket().clientId())
                .addValue("ticket", happened.ticket().ticketId())
                .addValue("event", ids.next())
                .addValue("at", parameter(event.at()))
                .addValue("actorKind", happened.actor().kind())
                .addValue("actor", happened.actor().id().orElse(null), Types.OTHER)
                .addValue("name", event.actorName())
                .addValue("kind", event.kind().word())
                .addValue("from", event.from())
                .addValue("to", event.to())
                .addValue("about", event.about())
                .addValue("internal", event.internal())
                .addValue("version", happened.ticket().version());
    }

    /** Oldest first, those that left the ticket in a version above this one. */
    List<TicketEvent> events(Ticket ticket, int afterVersion) {
        return jdbc.sql(
                        """
                        SELECT * FROM (
                            SELECT * FROM ticket_event
                            WHERE client_id = :client AND ticket_id = :ticket AND version > :version
                            ORDER BY event_id DESC LIMIT :most) newest
                        ORDER BY event_id
                        """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .param("version", afterVersion)
                .param("most", MOST)
                .query(ConversationTable::event)
                .list();
    }

    private static TicketEvent event(ResultSet row, int number) throws SQLException {
        return new TicketEvent(
                time(row, "at"),
                row.getString("actor_name"),
                TicketEvent.Kind.of(row.getString("kind")),
                row.getString("from_value"),
                row.getString("to_value"),
                row.getString("about"),
                row.getBoolean("internal"));
    }

    /** As {@link #events}, without the reader's own. */
    List<TicketEvent> eventsOfOthers(Ticket ticket, int afterVersion, Actor reader) {
        return jdbc.sql(
                        """
                        SELECT * FROM ticket_event
                        WHERE client_id = :client AND ticket_id = :ticket AND version > :version
                          AND actor_id IS DISTINCT FROM :reader
                        ORDER BY event_id DESC LIMIT :most
                        """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .param("version", afterVersion)
                .param("reader", reader.id().orElse(null), Types.OTHER)
                .param("most", MOST_TOLD)
                .query(ConversationTable::event)
                .list()
                .reversed();
    }

    /** What others said after this comment, oldest first. */
    List<Comment> commentsOfOthers(Ticket ticket, UUID after, boolean withInternal, Actor reader) {
        return jdbc.sql(
                        """
                        SELECT * FROM ticket_comment
                        WHERE client_id = :client AND ticket_id = :ticket AND comment_id > :after
                          AND (:internal OR NOT internal) AND author_id IS DISTINCT FROM :reader
                        ORDER BY comment_id LIMIT :most
                        """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .param("after", after)
                .param("internal", withInternal)
                .param("reader", reader.id().orElse(null), Types.OTHER)
                .param("most", MOST_TOLD)
                .query(ConversationTable::comment)
                .list();
    }

    /** The state before this actor changed it after that time, if since then nobody spoke and nobody else did anything. */
    Optional<State> stateBefore(Ticket ticket, Actor actor, Instant after) {
        return jdbc.sql(
                        """
                        SELECT done.from_value FROM ticket_event done
                        WHERE done.client_id = :client AND done.ticket_id = :ticket AND done.kind = 'state'
                          AND done.version = :version AND done.actor_id = :actor AND done.to_value = :state
                          AND done.at > :after
                          AND NOT EXISTS (SELECT FROM ticket_comment said
                              WHERE said.client_id = :client AND said.ticket_id = :ticket AND said.created_at > done.at)
                          AND NOT EXISTS (SELECT FROM ticket_event later
                              WHERE later.client_id = :client AND later.ticket_id = :ticket
                                AND later.event_id > done.event_id AND later.actor_id IS DISTINCT FROM :actor)
                        """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .param("version", ticket.version())
                .param("after", parameter(after))
                .param("actor", actor.id().orElse(null), Types.OTHER)
                .param("state", ticket.state().word())
                .query(String.class)
                .optional()
                .map(State::of);
    }

    /** Comments of one ticket stand on another of the same client from now on. */
    void carry(Ticket from, Ticket to, List<UUID> comments) {
        jdbc.sql(
                        """
                        UPDATE ticket_comment SET ticket_id = :to
                        WHERE client_id = :client AND ticket_id = :from AND comment_id = ANY (CAST(:comments AS uuid[]))
                        """)
                .param("client", from.clientId())
                .param("from", from.ticketId())
                .param("to", to.ticketId())
                .param("comments", comments.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    /** It is a comment no longer: the ticket asks it. */
    void forget(Ticket ticket, UUID commentId) {
        jdbc.sql(
                        """
                        DELETE FROM ticket_comment
                        WHERE client_id = :client AND ticket_id = :ticket AND comment_id = :comment
                        """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .param("comment", commentId)
                .update();
    }

    /** Nobody has read more comments than there are, or the next one would not be new to them. */
    void boundRead(Ticket ticket) {
        jdbc.sql(
                        """
                        UPDATE ticket_read SET public_comments = :there
                        WHERE client_id = :client AND ticket_id = :ticket AND public_comments > :there
                        """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .param("there", ticket.publicComments())
                .update();
    }

    /** How many public comments the reader has not seen. */
    int unread(Ticket ticket, UUID reader) {
        return jdbc.sql(
                        """
                        SELECT public_comments FROM ticket_read
                        WHERE client_id = :client AND ticket_id = :ticket AND reader_id = :reader
                        """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .param("reader", reader)
                .query(Integer.class)
                .optional()
                .map(seen -> Math.max(0, ticket.publicComments() - seen))
                .orElse(ticket.publicComments());
    }

    /** Whether it is a public comment of the ticket, and this author's. */
    boolean saidBy(Ticket ticket, UUID commentId, UUID author) {
        return jdbc.sql(
                                """
                        SELECT count(*) FROM ticket_comment
                        WHERE client_id = :client AND ticket_id = :ticket AND comment_id = :comment
                          AND author_id = :author AND NOT internal
                        """)
                        .param("client", ticket.clientId())
                        .param("ticket", ticket.ticketId())
                        .param("comment", commentId)
                        .param("author", author)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Notes that the reader has seen all that is there now. */
    void read(Ticket ticket, UUID reader, Instant at) {
        read(List.of(new Reading(ticket, reader, at)));
    }

    /** Who has read a ticket, and when. */
    record Reading(Ticket ticket, UUID reader, Instant at) {}

    void read(List<Reading> readings) {
        batches.batchUpdate(
                """
                INSERT INTO ticket_read AS already (client_id, ticket_id, reader_id, read_at, public_comments)
                SELECT CAST(:client AS uuid), CAST(:ticket AS uuid), CAST(:reader AS uuid), CAST(:at AS timestamptz), CAST(:seen AS int)
                WHERE NOT EXISTS (SELECT FROM ticket_read r WHERE r.client_id = :client AND r.ticket_id = :ticket
                    AND r.reader_id = :reader AND r.public_comments >= :seen)
                ON CONFLICT (client_id, ticket_id, reader_id) DO UPDATE
                SET read_at = excluded.read_at, public_comments = excluded.public_comments
                WHERE already.public_comments < excluded.public_comments
                """,
                readings.stream()
                        .map(reading -> new MapSqlParameterSource()
                                .addValue("client", reading.ticket().clientId())
                                .addValue("ticket", reading.ticket().ticketId())
                                .addValue("reader", reading.reader())
                                .addValue("at", parameter(reading.at()))
                                .addValue("seen", reading.ticket().publicComments()))
                        .toArray(SqlParameterSource[]::new));
    }
}
