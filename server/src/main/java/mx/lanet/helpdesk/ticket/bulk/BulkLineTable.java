package mx.lanet.helpdesk.ticket.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.Chosen;
import mx.lanet.helpdesk.ticket.TicketEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code ticket_bulk_line}: each stands with its ticket's client. */
@Component
class BulkLineTable {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    BulkLineTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A ticket whose turn it is; {@code startedAt} is when somebody began with it before and did not say what came of it. */
    record Turn(Chosen ticket, int place, @Nullable Instant startedAt) {}

    /** What came of one. */
    record Result(Chosen ticket, String code, @Nullable TicketEvent told, List<UUID> fields) {
        Result {
            fields = List.copyOf(fields);
        }

        Result(Chosen ticket, String code, @Nullable TicketEvent told) {
            this(ticket, code, told, List.of());
        }

        boolean isDone() {
            return code.isEmpty();
        }
    }

    /** A line for each of these tickets that exists within reach, in this order; returns how many. */
    int insert(Reach reach, UUID bulkId, List<Chosen> tickets) {
        return jdbc.sql(
                        """
                        INSERT INTO ticket_bulk_line (client_id, bulk_id, ticket_id, place, version)
                        SELECT t.client_id, :bulk, t.ticket_id, min(c.place), min(c.version)
                        FROM unnest(CAST(:of AS uuid[]), CAST(:ids AS uuid[]), CAST(:versions AS int[]))
                            WITH ORDINALITY AS c (client_id, ticket_id, version, place)
                        JOIN ticket t ON t.client_id = c.client_id AND t.ticket_id = c.ticket_id
                        WHERE :everything OR t.client_id = ANY (CAST(:clients AS uuid[]))
                        GROUP BY t.client_id, t.ticket_id
                        """)
                .param("bulk", bulkId)
                .param(
                        "of",
                        tickets.stream().map(one -> one.clientId().toString()).toArray(String[]::new))
                .param(
                        "ids",
                        tickets.stream().map(one -> one.ticketId().toString()).toArray(String[]::new))
                .param("versions", tickets.stream().map(Chosen::version).toArray(Integer[]::new))
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .update();
    }

    /** The next few in order, marked as begun: whoever goes on after a crash knows which may have happened already. */
    List<Turn> begin(Reach reach, UUID bulkId, Instant now, int few) {
        return jdbc.sql(
                        """
                        UPDATE ticket_bulk_line l SET started_at = :now
                        FROM (SELECT client_id, ticket_id, place, started_at FROM ticket_bulk_line
                              WHERE bulk_id = :bulk AND result IS NULL
                                AND (:everything OR client_id = ANY (CAST(:clients AS uuid[])))
                              ORDER BY place LIMIT :few) next
                        WHERE l.client_id = next.client_id AND l.bulk_id = :bulk AND l.ticket_id = next.ticket_id
                        RETURNING l.client_id, l.ticket_id, l.version, next.started_at, next.place
                        """)
                .param("bulk", bulkId)
                .param("now", BulkTable.utc(now))
                .param("few", few)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .query((row, _) -> new Turn(chosen(row), row.getInt("place"), time(row)))
                .list();
    }

    void save(UUID bulkId, Result result) {
        jdbc.sql(
                        """
                        UPDATE ticket_bulk_line SET result = :result, code = :code, told = CAST(:told AS jsonb),
                            fields = CAST(:fields AS uuid[])
                        WHERE client_id = :client AND bulk_id = :bulk AND ticket_id = :ticket
                        """)
                .param("result", result.isDone() ? "done" : "failed")
                .param("code", result.code())
                .param("told", result.told() == null ? null : json.writeValueAsString(result.told()), Types.VARCHAR)
                .param("fields", result.fields().toArray(UUID[]::new))
                .param("client", result.ticket().clientId())
                .param("bulk", bulkId)
                .param("ticket", result.ticket().ticketId())
                .update();
    }

    Tally tally(Reach reach, UUID bulkId) {
        return jdbc.sql(
                        """
                        SELECT count(*) FILTER (WHERE result = 'done') AS done,
                               count(*) FILTER (WHERE result = 'failed') AS failed
                        FROM ticket_bulk_line
                        WHERE bulk_id = :bulk AND (:everything OR client_id = ANY (CAST(:clients AS uuid[])))
                        """)
                .param("bulk", bulkId)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .query((row, _) -> new Tally(row.getInt("done"), row.getInt("failed")))
                .single();
    }

    /** Those that were left as they were, in order. */
    List<BulkLine> failed(Reach reach, UUID bulkId, Slice.Request page) {
        return jdbc.sql(
                        """
                        SELECT l.client_id, l.ticket_id, l.code, l.told, l.fields, t.number, t.subject
                        FROM ticket_bulk_line l JOIN ticket t ON t.client_id = l.client_id AND t.ticket_id = l.ticket_id
                        WHERE l.bulk_id = :bulk AND l.result = 'failed'
                          AND (:everything OR l.client_id = ANY (CAST(:clients AS uuid[])))
                        ORDER BY l.place LIMIT :size OFFSET :skip
                        """)
                .param("bulk", bulkId)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .param("size", page.size())
                .param("skip", page.offset())
                .query((row, _) -> new BulkLine(
                        row.getObject("client_id", UUID.class),
                        row.getObject("ticket_id", UUID.class),
                        row.getLong("number"),
                        row.getString("subject"),
                        row.getString("code"),
                        told(row.getString("told")),
                        List.of((UUID[]) row.getArray("fields").getArray())))
                .list();
    }

    /** The tickets with this result, or with none, in the version that they have now. */
    List<Chosen> now(Reach reach, UUID bulkId, @Nullable String result) {
        return jdbc.sql(
                        """
                        SELECT t.client_id, t.ticket_id, t.version
                        FROM ticket_bulk_line l JOIN ticket t ON t.client_id = l.client_id AND t.ticket_id = l.ticket_id
                        WHERE l.bulk_id = :bulk AND l.result IS NOT DISTINCT FROM CAST(:result AS text)
                          AND (:everything OR l.client_id = ANY (CAST(:clients AS uuid[])))
                        ORDER BY l.place LIMIT 5000
                        """)
                .param("bulk", bulkId)
                .param("result", result, Types.VARCHAR)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .query((row, _) -> chosen(row))
                .list();
    }

    /** Those of works that are gone. An id tells when it was made: one that is just being made has lines before its row. */
    void deleteOrphans(Instant before) {
        jdbc.sql(
                        """
                        DELETE FROM ticket_bulk_line l
                        WHERE uuid_extract_timestamp(l.bulk_id) < :before AND NOT EXISTS (SELECT FROM ticket_bulk b WHERE b.client_id = :house AND b.bulk_id = l.bulk_id)
                        """)
                .param("before", BulkTable.utc(before))
                .param("house", Person.HOUSE)
                .update();
    }

    /** Without the event, the code still says why. */
    private @Nullable TicketEvent told(@Nullable String text) {
        try {
            return text == null ? null : json.readValue(text, TicketEvent.class);
        } catch (JacksonException unreadable) {
            return null;
        }
    }

    private static Chosen chosen(ResultSet row) throws SQLException {
        return new Chosen(
                row.getObject("client_id", UUID.class), row.getObject("ticket_id", UUID.class), row.getInt("version"));
    }

    private static @Nullable Instant time(ResultSet row) throws SQLException {
        OffsetDateTime time = row.getObject("started_at", OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
