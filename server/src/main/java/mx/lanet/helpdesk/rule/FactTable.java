package mx.lanet.helpdesk.rule;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.Ticket;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Reads what rules ask of tickets, of one or of thousands in one statement, in a transaction that sees them. */
@Component
class FactTable {
    private static final String FACTS =
            """
            SELECT t.ticket_id, t.number, t.client_id, t.subject, t.description, t.state, t.priority, t.category_id,
                t.queue_id, t.channel, t.assignee_id, t.requester_name, coalesce(u.email, '') AS email, t.asset_name,
                coalesce(a.kind, '') AS machine_kind, t.created_at, t.updated_at,
                ARRAY(SELECT g.name FROM ticket_tag g WHERE g.client_id = t.client_id AND g.ticket_id = t.ticket_id) AS tags,
                ARRAY(WITH RECURSIVE up AS (
                        SELECT c.category_id, c.parent_id, 1 AS depth FROM ticket_category c
                        WHERE c.category_id = t.category_id
                        UNION ALL
                        SELECT p.category_id, p.parent_id, up.depth + 1 FROM up
                        JOIN ticket_category p ON p.category_id = up.parent_id WHERE up.depth < 20)
                    SELECT category_id FROM up) AS categories
            FROM %s
            LEFT JOIN app_user u ON u.client_id = t.client_id AND u.user_id = t.requester_id
            LEFT JOIN asset a ON a.client_id = t.client_id AND a.asset_id = t.asset_id
            """;

    private final JdbcClient jdbc;

    FactTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A ticket of the past with what is so of it now. */
    record Past(
            UUID ticketId,
            String code,
            String subject,
            Instant createdAt,
            Instant updatedAt,
            boolean open,
            Facts facts) {}

    Facts of(Ticket ticket) {
        return all(jdbc.sql(FACTS.formatted(
                                "(SELECT * FROM ticket WHERE client_id = :client AND ticket_id = :ticket) t"))
                        .param("client", ticket.clientId())
                        .param("ticket", ticket.ticketId()))
                .getFirst()
                .facts();
    }

    /** Those that were touched last since then, merged ones left out. */
    List<Past> newest(Instant since, int most) {
        return all(jdbc.sql(
                        FACTS.formatted(
                                """
                                (SELECT * FROM ticket WHERE updated_at >= :since AND merged_into IS NULL
                                 ORDER BY updated_at DESC LIMIT :most) t
                                """))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("most", most));
    }

    /** A ticket, and when it was made or touched. */
    record Passed(UUID clientId, UUID ticketId, Instant at) {}

    /**
     * Those that were made, or touched, after the one time and not after the other; the earliest first, all of the same
     * moment together.
     */
    List<Passed> passed(Since since, Instant after, Instant until, int most) {
        String choice =
                switch (since) {
                    case CREATED ->
                        """
                        SELECT client_id, ticket_id, created_at AS at FROM ticket
                        WHERE state NOT IN ('resuelto', 'cerrado') AND created_at > :after AND created_at <= :until
                        ORDER BY created_at FETCH FIRST :most ROWS WITH TIES
                        """;
                    case TOUCHED ->
                        """
                        SELECT client_id, ticket_id, updated_at AS at FROM ticket
                        WHERE updated_at > :after AND updated_at <= :until
                        ORDER BY updated_at FETCH FIRST :most ROWS WITH TIES
                        """;
                };
        return jdbc.sql(choice)
                .param("after", after.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, _) -> new Passed(
                        row.getObject("client_id", UUID.class),
                        row.getObject("ticket_id", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** When somebody did or said something the last time; what rules do does not count. */
    Instant touched(Ticket ticket) {
        return jdbc.sql(
                        """
                        SELECT greatest(
                            (SELECT max(at) FROM ticket_event
                             WHERE client_id = :client AND ticket_id = :ticket AND actor_kind <> 'rule'),
                            (SELECT max(created_at) FROM ticket_comment
                             WHERE client_id = :client AND ticket_id = :ticket AND author_kind <> 'rule'))
                        """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(ticket.createdAt());
    }

    private static List<Past> all(StatementSpec statement) {
        return statement.query(FactTable::past).list();
    }

    private static Past past(ResultSet row, int number) throws SQLException {
        Map<Fact, List<String>> facts = new EnumMap<>(Fact.class);
        for (Fact one : List.of(Fact.STATE, Fact.PRIORITY, Fact.CHANNEL, Fact.MACHINE_KIND)) {
            facts.put(one, List.of(row.getString(one.word())));
        }
        facts.put(Fact.CATEGORY, texts(row.getArray("categories")));
        facts.put(Fact.QUEUE, List.of(row.getString("queue_id")));
        facts.put(
                Fact.ASSIGNEE,
                List.of(Optional.ofNullable(row.getString("assignee_id")).orElse(Fact.NOBODY)));
        facts.put(Fact.TAG, texts(row.getArray("tags")));
        facts.put(Fact.WORDS, List.of(row.getString("subject"), row.getString("description")));
        facts.put(Fact.CLIENT, List.of(row.getString("client_id")));
        facts.put(Fact.PERSON, List.of(row.getString("requester_name"), row.getString("email")));
        facts.put(Fact.MACHINE, List.of(row.getString("asset_name")));
        String state = row.getString("state");
        return new Past(
                row.getObject("ticket_id", UUID.class),
                Ticket.code(row.getLong("number")),
                row.getString("subject"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                !state.equals("resuelto") && !state.equals("cerrado"),
                new Facts(facts));
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null
                ? new ArrayList<>()
                : Arrays.stream((Object[]) array.getArray())
                        .map(Objects::toString)
                        .toList();
    }
}
