package mx.lanet.helpdesk.ticket;

import static mx.lanet.helpdesk.ticket.Columns.parameter;

import java.sql.Types;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Lists through the database's functions {@code find_tickets} and {@code count_tickets}, which choose by narrow indexes;
 * the rows themselves are read under row-level security again.
 */
@Component
class TicketListTable {
    private final JdbcClient jdbc;

    TicketListTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param expected how many there are, as {@link #count(Scope, TicketQuery)} says */
    List<TicketRow> page(Scope scope, TicketQuery query, long expected, UUID reader) {
        StatementSpec statement = jdbc.sql(
                """
                SELECT t.client_id, t.ticket_id, t.number, t.subject, t.category, t.priority, t.state, t.channel,
                    t.requester_id, t.requester_name, t.asset_id, t.asset_name, t.assignee_id, t.assignee_name,
                    t.created_at, t.updated_at, t.public_comments, t.rating, r.public_comments AS seen_comments
                FROM find_tickets(CAST(:clients AS uuid[]), :states, :priorities, :channel, :site, :assignee, :nobodys,
                    :requester, :since, :queue, :member, :category, :words, :expected, :sort, :size, :offset)
                    WITH ORDINALITY AS found (client_id, ticket_id, place)
                JOIN ticket t ON t.client_id = found.client_id AND t.ticket_id = found.ticket_id
                LEFT JOIN ticket_read r
                    ON r.client_id = t.client_id AND r.ticket_id = t.ticket_id AND r.reader_id = :reader
                ORDER BY found.place
                """);
        return filters(statement, scope, query)
                .param("expected", expected)
                .param("sort", (query.descending() ? "-" : "") + query.sort().word())
                .param("size", query.page().size())
                .param("offset", query.page().offset())
                .param("reader", reader)
                .query(TicketRows::row)
                .list();
    }

    /** How many, counted this far and no further. */
    long count(Scope scope, TicketQuery query, int most) {
        StatementSpec statement = jdbc.sql(
                """
                SELECT count_tickets(CAST(:clients AS uuid[]), :states, :priorities, :channel, :site, :assignee, :nobodys,
                    :requester, :since, :queue, :member, :category, :words, :most)
                """);
        return filters(statement, scope, query)
                .param("most", most)
                .query(Long.class)
                .single();
    }

    private static StatementSpec filters(StatementSpec statement, Scope scope, TicketQuery query) {
        return statement
                .param("clients", clients(scope, query.clientId()), Types.ARRAY)
                .param("states", words(query.states().stream().map(State::word).toList()), Types.ARRAY)
                .param(
                        "priorities",
                        words(query.priorities().stream().map(Priority::word).toList()),
                        Types.ARRAY)
                .param(
                        "channel",
                        query.channel() == null ? null : query.channel().word(),
                        Types.VARCHAR)
                .param("site", query.site(), Types.OTHER)
                .param("assignee", query.assignee(), Types.OTHER)
                .param("nobodys", query.nobodys())
                .param("requester", query.requester(), Types.OTHER)
                .param("since", parameter(query.since()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("queue", query.queue(), Types.OTHER)
                .param("member", query.member(), Types.OTHER)
                .param("category", query.category(), Types.OTHER)
                .param("words", query.words().isBlank() ? null : query.words(), Types.VARCHAR);
    }

    /** The clients to look at; null for all that the transaction's role reaches. */
    private static String @Nullable [] clients(Scope scope, @Nullable UUID chosen) {
        if (chosen != null) {
            return new String[] {chosen.toString()};
        }
        Reach reach = Reach.of(scope);
        return reach.everything() ? null : reach.clients();
    }

    private static String @Nullable [] words(List<String> words) {
        return words.isEmpty() ? null : words.toArray(String[]::new);
    }
}
