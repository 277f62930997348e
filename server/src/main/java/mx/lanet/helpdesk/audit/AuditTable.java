package mx.lanet.helpdesk.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of the audit's two tables; always inside a tenancy transaction. */
@Component
class AuditTable {
    private static final TypeReference<TreeMap<String, String>> DETAILS = new TypeReference<>() {};

    private static final int FETCHED = 500;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final JsonMapper json;

    AuditTable(JdbcClient jdbc, NamedParameterJdbcOperations batches, JsonMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    /** The end of a client's chain. */
    record Head(long length, byte[] hash) {}

    record Stored(AuditRecord record, byte[] previousHash, byte[] hash) {}

    /**
     * The ends of these clients' chains, locked until the transaction ends: writers stand in a line here, in the order of the
     * ids, so that nobody waits for who waits in turn.
     */
    Map<UUID, Head> lock(Set<UUID> clientIds) {
        String[] clients = clientIds.stream().map(UUID::toString).toArray(String[]::new);
        Map<UUID, Head> heads = locked(clients);
        if (heads.size() == clientIds.size()) {
            return heads;
        }
        jdbc.sql(
                        """
                        INSERT INTO audit_chain (client_id, length, hash)
                        SELECT client, 0, :start FROM unnest(CAST(:clients AS uuid[])) AS client ORDER BY client
                        ON CONFLICT DO NOTHING
                        """)
                .param("clients", clients)
                .param("start", ChainHash.START)
                .update();
        return locked(clients);
    }

    private Map<UUID, Head> locked(String[] clients) {
        Map<UUID, Head> heads = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT client_id, length, hash FROM audit_chain WHERE client_id = ANY (CAST(:clients AS uuid[]))
                        ORDER BY client_id FOR UPDATE
                        """)
                .param("clients", clients)
                .query(row -> {
                    heads.put(
                            row.getObject("client_id", UUID.class),
                            new Head(row.getLong("length"), row.getBytes("hash")));
                });
        return heads;
    }

    @Nullable
    Head head(UUID clientId) {
        return jdbc.sql("SELECT length, hash FROM audit_chain WHERE client_id = :client")
                .param("client", clientId)
                .query((row, _) -> new Head(row.getLong("length"), row.getBytes("hash")))
                .optional()
                .orElse(null);
    }

    /** A record with its place in the chain. */
    record Link(AuditRecord record, byte[] previous, byte[] hash) {}

    /** Records of chains that this transaction has locked, each after those before it. */
    void append(List<Link> links) {
        batches.batchUpdate(
                """
                WITH grown AS (
                    UPDATE audit_chain SET length = :position, hash = :hash WHERE client_id = :client)
                INSERT INTO audit_record (client_id, position, at, actor_kind, actor_id, actor_name, address,
                    action, subject_kind, subject_id, subject_name, details, previous_hash, hash)
                VALUES (:client, :position, :at, :actorKind, :actorId, :actorName, :address,
                    :action, :subjectKind, :subjectId, :subjectName, CAST(:details AS jsonb), :previous, :hash)
                """,
                links.stream().map(this::row).toArray(SqlParameterSource[]::new));
    }

    private SqlParameterSource row(Link link) {
        AuditRecord record = link.record();
        return new MapSqlParameterSource()
                .addValue("client", record.clientId())
                .addValue("position", record.position())
                .addValue("at", record.at().atOffset(ZoneOffset.UTC))
                .addValue("actorKind", record.actorKind())
                .addValue("actorId", record.actorId(), Types.OTHER)
                .addValue("actorName", record.actorName())
                .addValue("address", record.address())
                .addValue("action", record.action())
                .addValue("subjectKind", record.subject().kind())
                .addValue("subjectId", record.subject().id())
                .addValue("subjectName", record.subject().name())
                .addValue("details", json.writeValueAsString(record.details()))
                .addValue("previous", link.previous())
                .addValue("hash", link.hash());
    }

    /** The next records of a chain after this position, at most {@code limit}. */
    List<Stored> after(UUID clientId, long position, int limit) {
        return jdbc.sql(
                        """
                        SELECT * FROM audit_record WHERE client_id = :client AND position > :position
                        ORDER BY position LIMIT :limit
                        """)
                .param("client", clientId)
                .param("position", position)
                .param("limit", limit)
                .query((row, _) -> new Stored(record(row), row.getBytes("previous_hash"), row.getBytes("hash")))
                .list();
    }

    Slice<AuditRecord> list(Reach reach, AuditQuery query, Slice.Request request) {
        Map<String, @Nullable Object> params = params(reach, query);
        List<AuditRecord> items = listed(params)
                .param("limit", request.size())
                .param("offset", request.offset())
                .query((row, _) -> record(row))
                .list();
        return new Slice<>(items, request.page(), request.size(), count(params));
    }

    /** All of them, no more than the most, newest first, {@value #FETCHED} at a time. */
    void each(Reach reach, AuditQuery query, int most, Consumer<List<AuditRecord>> some) {
        List<AuditRecord> waiting = new ArrayList<>(FETCHED);
        listed(params(reach, query))
                .withFetchSize(FETCHED)
                .param("limit", most)
                .param("offset", 0)
                .query(row -> {
                    waiting.add(record(row));
                    if (waiting.size() == FETCHED) {
                        some.accept(List.copyOf(waiting));
                        waiting.clear();
                    }
                });
        some.accept(waiting);
    }

    private JdbcClient.StatementSpec listed(Map<String, @Nullable Object> params) {
        return jdbc.sql(
                        """
                        SELECT * FROM audit_record
                        WHERE (:everything OR client_id = ANY (CAST(:clients AS uuid[])))
                          AND (CAST(:client AS uuid) IS NULL OR client_id = :client)
                          AND (CAST(:from AS timestamptz) IS NULL OR at >= :from)
                          AND (CAST(:until AS timestamptz) IS NULL OR at < :until)
                          AND starts_with(action, :action)
                          AND position(lower(:actor) IN lower(actor_name)) > 0
                        ORDER BY at DESC, client_id, position DESC
                        LIMIT :limit OFFSET :offset
                        """)
                .params(params);
    }

    private long count(Map<String, @Nullable Object> params) {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM (
                            SELECT 1 FROM audit_record
                            WHERE (:everything OR client_id = ANY (CAST(:clients AS uuid[])))
                              AND (CAST(:client AS uuid) IS NULL OR client_id = :client)
                              AND (CAST(:from AS timestamptz) IS NULL OR at >= :from)
                              AND (CAST(:until AS timestamptz) IS NULL OR at < :until)
                              AND starts_with(action, :action)
                              AND position(lower(:actor) IN lower(actor_name)) > 0
                            LIMIT :counted)
                        """)
                .params(params)
                .param("counted", Slice.COUNTED + 1)
                .query(Long.class)
                .single();
    }

    private static Map<String, @Nullable Object> params(Reach reach, AuditQuery query) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("everything", reach.everything());
        params.put("clients", reach.clients());
        params.put("client", query.clientId());
        params.put("from", query.from() == null ? null : query.from().atOffset(ZoneOffset.UTC));
        params.put("until", query.until() == null ? null : query.until().atOffset(ZoneOffset.UTC));
        params.put("action", query.action());
        params.put("actor", query.actor());
        return params;
    }

    private AuditRecord record(ResultSet row) throws SQLException {
        return new AuditRecord(
                row.getObject("client_id", UUID.class),
                row.getLong("position"),
                instant(row),
                row.getString("actor_kind"),
                row.getObject("actor_id", UUID.class),
                row.getString("actor_name"),
                row.getString("address"),
                row.getString("action"),
                new Subject(row.getString("subject_kind"), row.getString("subject_id"), row.getString("subject_name")),
                json.readValue(row.getString("details"), DETAILS));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("at", OffsetDateTime.class).toInstant();
    }
}
