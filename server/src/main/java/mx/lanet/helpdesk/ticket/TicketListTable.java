package mx.lanet.helpdesk.ticket;

import static mx.lanet.helpdesk.ticket.Columns.id;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists through the database's functions {@code find_tickets}, {@code search_tickets} and {@code count_tickets}, which choose by narrow indexes;
 * the rows themselves are read under row-level security again.
 */
@Component
class TicketListTable {
    private static final int FETCHED = 500;

    private final JdbcClient jdbc;

    TicketListTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param expected how many there are, as {@link #count(Scope, TicketQuery, int)} says */
    List<TicketRow> page(Scope scope, TicketQuery query, long expected, UUID reader) {
        StatementSpec statement = jdbc.sql(
                """
                SELECT t.client_id, t.ticket_id, t.number, t.subject, t.category, t.priority, t.state, t.channel,
                    t.requester_id, t.requester_name, t.asset_id, t.asset_name, t.assignee_id, t.assignee_name,
                    t.opened_by, t.created_at, t.updated_at, t.public_comments, t.rating, t.version, r.public_comments AS seen_comments,
                    t.sla_first, t.sla_resolution, t.sla_all_hours, t.sla_used, t.sla_since, t.sla_first_used,
                    t.sla_first_late_at, t.sla_late_at, t.due_at, t.sla_alarm_at, t.sla_told
                FROM find_tickets(CAST(:clients AS uuid[]), CAST(:asked AS jsonb), :expected, :sort, :size, :offset)
                    WITH ORDINALITY AS found (client_id, ticket_id, place)
                JOIN ticket t ON t.client_id = found.client_id AND t.ticket_id = found.ticket_id
                LEFT JOIN ticket_read r
                    ON r.client_id = t.client_id AND r.ticket_id = t.ticket_id AND r.reader_id = :reader
                ORDER BY found.place
                """);
        return ordered(filters(statement, scope, query), query)
                .param("expected", expected)
                .param("reader", reader)
                .query(TicketRows::row)
                .list();
    }

    /**
     * Some of the tickets that hold the words.
     *
     * @param total how many there are, or how many of them were looked at
     * @param complete whether there are no more
     */
    record Found(List<TicketRow> rows, int total, boolean complete) {}

    /** The page of those that hold the query's words. */
    Found search(Scope scope, TicketQuery query, UUID reader) {
        StatementSpec statement = jdbc.sql(
                """
                SELECT t.client_id, t.ticket_id, t.number, t.subject, t.category, t.priority, t.state, t.channel,
                    t.requester_id, t.requester_name, t.asset_id, t.asset_name, t.assignee_id, t.assignee_name,
                    t.opened_by, t.created_at, t.updated_at, t.public_comments, t.rating, t.version, r.public_comments AS seen_comments,
                    t.sla_first, t.sla_resolution, t.sla_all_hours, t.sla_used, t.sla_since, t.sla_first_used,
                    t.sla_first_late_at, t.sla_late_at, t.due_at, t.sla_alarm_at, t.sla_told,
                    found.total, found.complete
                FROM search_tickets(CAST(:clients AS uuid[]), CAST(:asked AS jsonb), :words, :sort, :size, :offset)
                    WITH ORDINALITY AS found (client_id, ticket_id, total, complete, place)
                JOIN ticket t ON t.client_id = found.client_id AND t.ticket_id = found.ticket_id
                LEFT JOIN ticket_read r
                    ON r.client_id = t.client_id AND r.ticket_id = t.ticket_id AND r.reader_id = :reader
                ORDER BY found.place
                """);
        return ordered(filters(statement, scope, query), query)
                .param("words", query.words())
                .param("reader", reader)
                .query(TicketListTable::found);
    }

    private static Found found(ResultSet rows) throws SQLException {
        List<TicketRow> found = new ArrayList<>();
        int total = 0;
        boolean complete = true;
        while (rows.next()) {
            total = rows.getInt("total");
            complete = rows.getBoolean("complete");
            found.add(TicketRows.row(rows, found.size()));
        }
        return new Found(found, total, complete);
    }

    /** All of them, no more than the most, in the list's order. */
    List<Chosen> all(Scope scope, TicketQuery query, int most) {
        StatementSpec statement = jdbc.sql(
                query.words().isBlank()
                        ? """
                        SELECT t.client_id, t.ticket_id, t.version
                        FROM find_tickets(CAST(:clients AS uuid[]), CAST(:asked AS jsonb), :expected, :sort, :size, :offset)
                            WITH ORDINALITY AS found (client_id, ticket_id, place)
                        JOIN ticket t ON t.client_id = found.client_id AND t.ticket_id = found.ticket_id
                        WHERE CAST(:words AS text) = ''
                        ORDER BY found.place
                        """
                        : """
                        SELECT t.client_id, t.ticket_id, t.version
                        FROM search_tickets(CAST(:clients AS uuid[]), CAST(:asked AS jsonb), :words, :sort, :size, :offset)
                            WITH ORDINALITY AS found (client_id, ticket_id, total, complete, place)
                        JOIN ticket t ON t.client_id = found.client_id AND t.ticket_id = found.ticket_id
                        WHERE CAST(:expected AS int) > 0
                        ORDER BY found.place
                        """);
        return ordered(filters(statement, scope, query), query)
                .param("words", query.words())
                .param("expected", most)
                .param("size", most)
                .param("offset", 0)
                .query((row, _) -> new Chosen(id(row, "client_id"), id(row, "ticket_id"), row.getInt("version")))
                .list();
    }

    /** All of them, no more than the most, in the list's order, {@value #FETCHED} at a time. */
    void each(Scope scope, TicketQuery query, int most, UUID reader, Consumer<List<TicketRow>> some) {
        List<TicketRow> waiting = new ArrayList<>(FETCHED);
        StatementSpec statement = jdbc.sql(
                query.words().isBlank()
                        ? """
                        SELECT t.client_id, t.ticket_id, t.number, t.subject, t.category, t.priority, t.state, t.channel,
                            t.requester_id, t.requester_name, t.asset_id, t.asset_name, t.assignee_id, t.assignee_name,
                            t.opened_by, t.created_at, t.updated_at, t.public_comments, t.rating, t.version,
                            t.public_comments AS seen_comments,
                            t.sla_first, t.sla_resolution, t.sla_all_hours, t.sla_used, t.sla_since, t.sla_first_used,
                            t.sla_first_late_at, t.sla_late_at, t.due_at, t.sla_alarm_at, t.sla_told
                        FROM find_tickets(CAST(:clients AS uuid[]), CAST(:asked AS jsonb), :expected, :sort, :size, :offset)
                            WITH ORDINALITY AS found (client_id, ticket_id, place)
                        JOIN ticket t ON t.client_id = found.client_id AND t.ticket_id = found.ticket_id
                        WHERE CAST(:words AS text) = ''
                        ORDER BY found.place
                        """
                        : """
                        SELECT t.client_id, t.ticket_id, t.number, t.subject, t.category, t.priority, t.state, t.channel,
                            t.requester_id, t.requester_name, t.asset_id, t.asset_name, t.assignee_id, t.assignee_name,
                            t.opened_by, t.created_at, t.updated_at, t.public_comments, t.rating, t.version,
                            t.public_comments AS seen_comments,
                            t.sla_first, t.sla_resolution, t.sla_all_hours, t.sla_used, t.sla_since, t.sla_first_used,
                            t.sla_first_late_at, t.sla_late_at, t.due_at, t.sla_alarm_at, t.sla_told
                        FROM search_tickets(CAST(:clients AS uuid[]), CAST(:asked AS jsonb), :words, :sort, :size, :offset)
                            WITH ORDINALITY AS found (client_id, ticket_id, total, complete, place)
                        JOIN ticket t ON t.client_id = found.client_id AND t.ticket_id = found.ticket_id
                        WHERE CAST(:expected AS int) > 0
                        ORDER BY found.place
                        """);
        ordered(filters(statement.withFetchSize(FETCHED), scope, query), query)
                .param("words", query.words().isBlank() ? "" : query.words())
                .param("expected", most)
                .param("size", most)
                .param("offset", 0)
                .query(row -> {
                    waiting.add(TicketRows.row(row, 0));
                    if (waiting.size() == FETCHED) {
                        some.accept(List.copyOf(waiting));
                        waiting.clear();
                    }
                });
        some.accept(waiting);
    }

    /** How many, counted this far and no further. */
    long count(Scope scope, TicketQuery query, int most) {
        StatementSpec statement = jdbc.sql(
                "SELECT count_tickets(CAST(:clients AS uuid[]), CAST(:asked AS jsonb), CAST(:words AS text), :most)");
        return filters(statement, scope, query)
                .param("words", query.words().isBlank() ? null : query.words(), Types.VARCHAR)
                .param("most", most)
                .query(Long.class)
                .single();
    }

    private static StatementSpec ordered(StatementSpec statement, TicketQuery query) {
        return statement
                .param("sort", (query.descending() ? "-" : "") + query.sort().word())
                .param("size", query.page().size())
                .param("offset", query.page().offset());
    }

    private static StatementSpec filters(StatementSpec statement, Scope scope, TicketQuery query) {
        return statement
                .param("clients", clients(scope, query.clientId()), Types.ARRAY)
                .param("asked", asked(query));
    }

    /** As the database's function ticket_filter reads it; what is not asked stands not in it. */
    private static String asked(TicketQuery query) {
        ObjectNode asked = JsonNodeFactory.instance.objectNode();
        words(asked, "states", query.states().stream().map(State::word).toList());
        words(
                asked,
                "priorities",
                query.priorities().stream().map(Priority::word).toList());
        value(asked, "channel", query.channel() == null ? null : query.channel().word());
        value(asked, "site", query.site());
        value(asked, "assignee", query.assignee());
        value(asked, "nobodys", query.nobodys() ? Boolean.TRUE : null);
        value(asked, "requester", query.requester());
        value(asked, "since", query.since());
        value(asked, "due_from", query.due() == null ? null : query.due().from());
        value(asked, "due_before", query.due() == null ? null : query.due().before());
        value(asked, "queue", query.queue());
        value(asked, "member", query.member());
        value(asked, "category", query.category());
        value(asked, "tag", query.tag());
        query.fields().forEach((key, value) -> asked.withObject("fields").put(key, value));
        if (query.machines() != null) {
            ArrayNode machines = asked.putArray("machines");
            query.machines().ids().forEach(id -> machines.add(id.toString()));
        }
        value(asked, "watcher", query.watcher());
        value(asked, "mentioned", query.mentioned());
        return asked.toString();
    }

    private static void words(ObjectNode asked, String name, List<String> words) {
        if (!words.isEmpty()) {
            words.forEach(asked.withArray(name)::add);
        }
    }

    private static void value(ObjectNode asked, String name, @Nullable Object value) {
        if (value != null) {
            asked.put(name, value.toString());
        }
    }

    /** The clients to look at; null for all that the transaction's role reaches. */
    private static String @Nullable [] clients(Scope scope, @Nullable UUID chosen) {
        if (chosen != null) {
            return new String[] {chosen.toString()};
        }
        Reach reach = Reach.of(scope);
        return reach.everything() ? null : reach.clients();
    }
}
