package mx.lanet.helpdesk.script;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code script_run}. */
@Component
class RunTable {
    private static final TypeReference<List<Run.Argument>> ARGUMENTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RunTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A run whose turn it is. */
    record Due(UUID clientId, UUID runId) {}

    void insert(Run run, UUID scriptClient, byte @Nullable [] secrets) {
        jdbc.sql(
                        """
                        INSERT INTO script_run (client_id, run_id, kind, script_client, script_id, script_version, script_name,
                            arguments, secret_arguments, reason, ticket_id, again_of, owner_id, owner_name, made_at, starts,
                            due_at, expires_at, machines, busy, visible)
                        VALUES (:client, :run, :kind, :scriptClient, :script, :version, :name, CAST(:arguments AS jsonb), :secrets,
                            :reason, :ticket, :again, :owner, :ownerName, :made, :starts, :due, :expires, :machines, true, :visible)
                        """)
                .param("client", run.clientId())
                .param("run", run.runId())
                .param("kind", run.kind().word())
                .param("scriptClient", scriptClient)
                .param("script", run.scriptId())
                .param("version", run.scriptVersion())
                .param("name", run.scriptName())
                .param("arguments", json.writeValueAsString(run.arguments()))
                .param("secrets", secrets, Types.BINARY)
                .param("reason", run.reason())
                .param("ticket", run.ticketId(), Types.OTHER)
                .param("again", run.againOf(), Types.OTHER)
                .param("owner", run.ownerId())
                .param("ownerName", run.ownerName())
                .param("made", utc(run.madeAt()))
                .param("starts", run.start().word())
                .param("due", utc(run.dueAt()))
                .param("expires", utc(run.expiresAt()))
                .param("machines", run.machines())
                .param("visible", run.visible())
                .update();
    }

    Optional<Run> find(Reach reach, UUID runId) {
        return jdbc.sql(
                        """
                        SELECT * FROM script_run
                        WHERE run_id = :run AND (:everything OR client_id = ANY (CAST(:clients AS uuid[])))
                        """)
                .param("run", runId)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .query(this::run)
                .optional();
    }

    /** The newest first; of one script or of all. */
    List<Run> list(Reach reach, @Nullable UUID scriptId, Slice.Request page) {
        return jdbc.sql(
                        """
                        SELECT * FROM script_run
                        WHERE (:everything OR client_id = ANY (CAST(:clients AS uuid[])))
                          AND (CAST(:script AS uuid) IS NULL OR script_id = CAST(:script AS uuid))
                        ORDER BY made_at DESC, run_id LIMIT :size OFFSET :skip
                        """)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .param("script", scriptId, Types.OTHER)
                .param("size", page.size())
                .param("skip", page.offset())
                .query(this::run)
                .list();
    }

    long count(Reach reach, @Nullable UUID scriptId) {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM (SELECT FROM script_run
                            WHERE (:everything OR client_id = ANY (CAST(:clients AS uuid[])))
                              AND (CAST(:script AS uuid) IS NULL OR script_id = CAST(:script AS uuid))
                            LIMIT :most) counted
                        """)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .param("script", scriptId, Types.OTHER)
                .param("most", Slice.COUNTED + 1)
                .query(Long.class)
                .single();
    }

    List<Run> ofTicket(UUID clientId, UUID ticketId, int most) {
        return jdbc.sql(
                        """
                        SELECT * FROM script_run WHERE client_id = :client AND ticket_id = :ticket
                        ORDER BY made_at DESC LIMIT :most
                        """)
                .param("client", clientId)
                .param("ticket", ticketId)
                .param("most", most)
                .query(this::run)
                .list();
    }

    List<Run> ofAsset(UUID clientId, UUID assetId, int most) {
        return jdbc.sql(
                        """
                        SELECT r.* FROM script_run_machine m
                        JOIN script_run r ON r.client_id = m.client_id AND r.run_id = m.run_id
                        WHERE m.client_id = :client AND m.asset_id = :asset
                        ORDER BY m.run_id DESC LIMIT :most
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("most", most)
                .query(this::run)
                .list();
    }

    byte @Nullable [] secrets(Run run) {
        return jdbc.sql("SELECT secret_arguments FROM script_run WHERE client_id = :client AND run_id = :run")
                .param("client", run.clientId())
                .param("run", run.runId())
                .query((row, _) -> Optional.ofNullable(row.getBytes(1)))
                .single()
                .orElse(null);
    }

    UUID scriptClient(Run run) {
        return jdbc.sql("SELECT script_client FROM script_run WHERE client_id = :client AND run_id = :run")
                .param("client", run.clientId())
                .param("run", run.runId())
                .query(UUID.class)
                .single();
    }

    int unfinished(UUID owner, Reach reach) {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM script_run
                        WHERE busy AND owner_id = :owner AND (:everything OR client_id = ANY (CAST(:clients AS uuid[])))
                        """)
                .param("owner", owner)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .query(Integer.class)
                .single();
    }

    /** Of all clients, what is due and no server works on, the oldest first. */
    List<Due> due(Instant now, int most) {
        return jdbc.sql(
                        """
                        SELECT client_id, run_id FROM script_run
                        WHERE busy AND due_at <= :now AND (runs_until IS NULL OR runs_until < :now)
                        ORDER BY due_at LIMIT :most
                        """)
                .param("now", utc(now))
                .param("most", most)
                .query((row, _) -> new Due(row.getObject("client_id", UUID.class), row.getObject("run_id", UUID.class)))
                .list();
    }

    /** Whether it is this server's from now on: nobody else works on it, or has said nothing for too long. */
    boolean take(Due due, UUID by, Instant now, Instant until) {
        return jdbc.sql(
                                """
                        UPDATE script_run SET runs_by = :by, runs_until = :until
                        WHERE client_id = :client AND run_id = :run AND busy AND due_at <= :now
                          AND (runs_until IS NULL OR runs_until < :now)
                        """)
                        .param("client", due.clientId())
                        .param("run", due.runId())
                        .param("by", by)
                        .param("now", utc(now))
                        .param("until", utc(until))
                        .update()
                == 1;
    }

    /** Whether it still is this server's; it stays so until then. */
    boolean keep(Due due, UUID by, Instant until) {
        return jdbc.sql(
                                """
                        UPDATE script_run SET runs_until = :until
                        WHERE client_id = :client AND run_id = :run AND runs_by = :by AND busy
                        """)
                        .param("client", due.clientId())
                        .param("run", due.runId())
                        .param("by", by)
                        .param("until", utc(until))
                        .update()
                == 1;
    }

    /** Leaves it to whoever looks next; done when nothing is left, unless it was cancelled in the last moment. */
    void release(Due due, UUID by, boolean done, boolean cancelled) {
        jdbc.sql(
                        """
                        UPDATE script_run
                        SET runs_until = NULL, busy = NOT (:done AND (:cancelled OR cancelled_at IS NULL))
                        WHERE client_id = :client AND run_id = :run AND runs_by = :by
                        """)
                .param("client", due.clientId())
                .param("run", due.runId())
                .param("by", by)
                .param("done", done)
                .param("cancelled", cancelled)
                .update();
    }

    /** False when somebody has before. What was to come later is cancelled at once. */
    boolean cancel(Run run, UUID by, String byName, Instant now) {
        return jdbc.sql(
                                """
                        UPDATE script_run SET cancelled_at = :now, cancelled_by = :by, cancelled_by_name = :byName,
                            busy = true, due_at = least(due_at, :now)
                        WHERE client_id = :client AND run_id = :run AND cancelled_at IS NULL
                        """)
                        .param("client", run.clientId())
                        .param("run", run.runId())
                        .param("by", by)
                        .param("byName", byName)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    Optional<UUID> cancelledBy(Run run) {
        return jdbc.sql("SELECT cancelled_by FROM script_run WHERE client_id = :client AND run_id = :run")
                .param("client", run.clientId())
                .param("run", run.runId())
                .query((row, _) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .single();
    }

    private Run run(ResultSet row, int number) throws SQLException {
        return new Run(
                row.getObject("client_id", UUID.class),
                row.getObject("run_id", UUID.class),
                Run.Kind.of(row.getString("kind")),
                row.getObject("script_id", UUID.class),
                row.getInt("script_version"),
                row.getString("script_name"),
                json.readValue(row.getString("arguments"), ARGUMENTS),
                row.getString("reason"),
                row.getObject("ticket_id", UUID.class),
                row.getObject("again_of", UUID.class),
                row.getObject("owner_id", UUID.class),
                row.getString("owner_name"),
                time(row, "made_at"),
                Run.Start.of(row.getString("starts")),
                time(row, "due_at"),
                time(row, "expires_at"),
                row.getInt("machines"),
                row.getBoolean("busy"),
                row.getObject("cancelled_at") == null ? null : time(row, "cancelled_at"),
                row.getString("cancelled_by_name"),
                row.getBoolean("visible"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
