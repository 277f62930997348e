package mx.lanet.helpdesk.command.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.command.CommandKind;
import mx.lanet.helpdesk.command.CommandOutcome;
import mx.lanet.helpdesk.command.Sight;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of commands, in {@code agent_command} and {@code command_progress}. */
public final class ResultTable {
    private final JdbcClient jdbc;

    /** A command that an agent speaks of. */
    public record Begun(
            UUID clientId, UUID assetId, UUID commandId, CommandKind kind, @Nullable UUID runId, boolean over) {}

    public ResultTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nobody else finishes it before this transaction ends. */
    public Optional<Begun> lock(UUID clientId, UUID assetId, UUID commandId) {
        return jdbc.sql(
                        """
                        SELECT client_id, asset_id, command_id, kind, run_id, result_at IS NOT NULL AS over
                        FROM agent_command
                        WHERE client_id = :client AND asset_id = :asset AND command_id = :command FOR UPDATE
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("command", commandId)
                .query((row, _) -> begun(row))
                .optional();
    }

    /** False when it has a result already. What failed after somebody asked to cancel it was cancelled. */
    public boolean finish(Begun begun, CommandOutcome outcome, Instant at) {
        Sight sight = outcome.sight();
        return jdbc.sql(
                                """
                                UPDATE agent_command SET
                                    status = CASE WHEN :status = 'failed' AND cancel_asked_at IS NOT NULL
                                        THEN 'cancelled' ELSE :status END,
                                    -- What a run handed over may be secret, and is not needed any more.
                                    arguments = CASE WHEN run_id IS NULL THEN arguments ELSE '{}' END,
                                    exit_code = :exitCode, stdout = :stdout,
                                    stderr = :stderr, truncated = :truncated, cleaned = :cleaned,
                                    started_at = coalesce(:started, started_at), finished_at = :finished, result_at = :at,
                                    answer = coalesce(:answer, answer), answered_by = coalesce(:answeredBy, answered_by),
                                    ended = :ended, ended_by = :endedBy
                                WHERE client_id = :client AND asset_id = :asset AND command_id = :command
                                  AND (result_at IS NULL OR status = 'expired'
                                       OR status = 'cancelled' AND delivered_at IS NOT NULL AND finished_at IS NULL)
                                """)
                        .param("client", begun.clientId())
                        .param("asset", begun.assetId())
                        .param("command", begun.commandId())
                        .param("status", outcome.status())
                        .param("exitCode", outcome.exitCode())
                        .param("stdout", outcome.stdout())
                        .param("stderr", outcome.stderr())
                        .param("truncated", outcome.truncated())
                        .param("cleaned", outcome.cleaned())
                        .param("started", offset(outcome.startedAt()))
                        .param("finished", offset(outcome.finishedAt() == null ? at : outcome.finishedAt()))
                        .param("at", offset(at))
                        .param("answer", sight == null ? null : sight.answer())
                        .param("answeredBy", sight == null ? null : sight.by())
                        .param("ended", sight == null ? null : sight.ended())
                        .param("endedBy", sight == null ? "" : sight.endedBy())
                        .update()
                == 1;
    }

    /** How it ended. */
    public String status(Begun begun) {
        return jdbc.sql(
                        """
                        SELECT status FROM agent_command
                        WHERE client_id = :client AND asset_id = :asset AND command_id = :command
                        """)
                .param("client", begun.clientId())
                .param("asset", begun.assetId())
                .param("command", begun.commandId())
                .query(String.class)
                .single();
    }

    /** The command that this one was to cancel. */
    public Optional<UUID> cancelledBy(Begun cancel) {
        return jdbc.sql(
                        """
                        SELECT arguments[1]::uuid FROM agent_command
                        WHERE client_id = :client AND asset_id = :asset AND command_id = :command
                        """)
                .param("client", cancel.clientId())
                .param("asset", cancel.assetId())
                .param("command", cancel.commandId())
                .query(UUID.class)
                .optional();
    }

    /** False when it has ended already. */
    public boolean endCancelled(Begun target, Instant at) {
        return jdbc.sql(
                                """
                                UPDATE agent_command SET status = 'cancelled', result_at = :at,
                                    arguments = CASE WHEN run_id IS NULL THEN arguments ELSE '{}' END
                                WHERE client_id = :client AND asset_id = :asset AND command_id = :command
                                  AND result_at IS NULL
                                """)
                        .param("client", target.clientId())
                        .param("asset", target.assetId())
                        .param("command", target.commandId())
                        .param("at", offset(at))
                        .update()
                == 1;
    }

    /** False when that it has begun is known already. */
    public boolean noteStart(Begun begun, Instant startedAt, @Nullable Sight sight) {
        return jdbc.sql(
                                """
                        UPDATE agent_command SET started_at = :started, answer = :answer, answered_by = :answeredBy
                        WHERE client_id = :client AND asset_id = :asset AND command_id = :command AND started_at IS NULL
                        """)
                        .param("client", begun.clientId())
                        .param("asset", begun.assetId())
                        .param("command", begun.commandId())
                        .param("started", offset(startedAt))
                        .param("answer", sight == null ? null : sight.answer())
                        .param("answeredBy", sight == null ? "" : sight.by())
                        .update()
                == 1;
    }

    /** False when it has begun, or what was said is known already. */
    public boolean noteAnswer(Begun begun, Sight sight) {
        return jdbc.sql(
                                """
                        UPDATE agent_command SET answer = :answer, answered_by = :answeredBy
                        WHERE client_id = :client AND asset_id = :asset AND command_id = :command
                          AND started_at IS NULL AND answer IS NULL
                        """)
                        .param("client", begun.clientId())
                        .param("asset", begun.assetId())
                        .param("command", begun.commandId())
                        .param("answer", sight.answer())
                        .param("answeredBy", sight.by())
                        .update()
                == 1;
    }

    public void keepProgress(Begun begun, String stdout, String stderr, Instant at) {
        jdbc.sql(
                        """
                        INSERT INTO command_progress (client_id, asset_id, command_id, heard_at, stdout, stderr)
                        VALUES (:client, :asset, :command, :at, :stdout, :stderr)
                        ON CONFLICT (client_id, asset_id, command_id) DO UPDATE SET heard_at = excluded.heard_at,
                            stdout = excluded.stdout, stderr = excluded.stderr
                        """)
                .param("client", begun.clientId())
                .param("asset", begun.assetId())
                .param("command", begun.commandId())
                .param("stdout", stdout)
                .param("stderr", stderr)
                .param("at", offset(at))
                .update();
    }

    public void forgetProgress(Begun begun) {
        jdbc.sql(
                        """
                        DELETE FROM command_progress
                        WHERE client_id = :client AND asset_id = :asset AND command_id = :command
                        """)
                .param("client", begun.clientId())
                .param("asset", begun.assetId())
                .param("command", begun.commandId())
                .update();
    }

    /** Ends what nobody came for, of any client, at most so many; what runs has its time first. */
    public List<Begun> expire(Instant now, int most) {
        return jdbc.sql(
                        """
                        UPDATE agent_command c SET status = 'expired', result_at = :now,
                            arguments = CASE WHEN c.run_id IS NULL THEN c.arguments ELSE '{}' END
                        FROM (SELECT client_id, asset_id, command_id FROM agent_command
                              WHERE result_at IS NULL AND expires_at < :now
                                AND (started_at IS NULL
                                     OR expires_at + make_interval(secs => timeout_seconds + 3600) < :now)
                              ORDER BY expires_at LIMIT :most FOR UPDATE SKIP LOCKED) late
                        WHERE c.client_id = late.client_id AND c.asset_id = late.asset_id
                          AND c.command_id = late.command_id
                        RETURNING c.client_id, c.asset_id, c.command_id, c.kind, c.run_id, true AS over
                        """)
                .param("now", offset(now))
                .param("most", most)
                .query((row, _) -> begun(row))
                .list();
    }

    /** Lets go the text of lists from before this moment, of any client. */
    public void forgetLists(Instant before) {
        jdbc.sql(
                        """
                        UPDATE agent_command SET stdout = NULL
                        WHERE kind IN ('list_processes', 'list_services', 'collect_events') AND stdout IS NOT NULL
                          AND result_at < :before
                        """)
                .param("before", offset(before))
                .update();
    }

    private static Begun begun(ResultSet row) throws SQLException {
        return new Begun(
                row.getObject("client_id", UUID.class),
                row.getObject("asset_id", UUID.class),
                row.getObject("command_id", UUID.class),
                CommandKind.of(row.getString("kind")),
                row.getObject("run_id", UUID.class),
                row.getBoolean("over"));
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
