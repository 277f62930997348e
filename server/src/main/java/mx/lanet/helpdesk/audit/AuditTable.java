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
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Slice;
import org.jspecify.annotations.Nullable;
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
    private final JsonMapper json;

    AuditTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The end of a client's chain. */
    record Head(long length, byte[] hash) {}

    record Stored(AuditRecord record, byte[] previousHash, byte[] hash) {}

    /** The end of the chain, locked until the transaction ends: two writers stand in a line here. */
    Head lock(UUID clientId) {
        return locked(clientId).orElseGet(() -> {
            jdbc.sql(
                            "INSERT INTO audit_chain (client_id, length, hash) VALUES (:client, 0, :start) ON CONFLICT DO NOTHING")
                    .param("client", clientId)
                    .param("start", ChainHash.START)
                    .update();
            return locked(clientId).orElseThrow();
        });
    }

    private Optional<Head> locked(UUID clientId) {
        return jdbc.sql("SELECT length, hash FROM audit_chain WHERE client_id = :client FOR UPDATE")
                .param("client", clientId)
                .query((row, _) -> new Head(row.getLong("length"), row.getBytes("hash")))
                .optional();
    }

    @Nullable
    Head head(UUID clientId) {
        return jdbc.sql("SELECT length, hash FROM audit_chain WHERE client_id = :client")
                .param("client", clientId)
                .query((row, _) -> new Head(row.getLong("length"), row.getBytes("hash")))
                .optional()
                .orElse(null);
    }

    void append(AuditRecord record, byte[] previous, byte[] hash) {
        jdbc.sql(
                        """
                        WITH grown AS (
                            UPDATE audit_chain SET length = :position, hash = :hash WHERE client_id = :client)
                        INSERT INTO audit_record (client_id, position, at, actor_kind, actor_id, actor_name, address,
                            action, subject_kind, subject_id, subject_name, details, previous_hash, hash)
                        VALUES (:client, :position, :at, :actorKind, :actorId, :actorName, :address,
                            :action, :subjectKind, :subjectId, :subjectName, CAST(:details AS jsonb), :previous, :hash)
                        """)
                .param("client", record.clientId())
                .param("position", record.position())
                .param("at", record.at().atOffset(ZoneOffset.UTC))
                .param("actorKind", record.actorKind())
                .param("actorId", record.actorId(), Types.OTHER)
                .param("actorName", record.actorName())
                .param("address", record.address())
                .param("action", record.action())
                .param("subjectKind", record.subject().kind())
                .param("subjectId", record.subject().id())
                .param("subjectName", record.subject().name())
                .param("details", json.writeValueAsString(record.details()))
                .param("previous", previous)
                .param("hash", hash)
                .update();
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
