package mx.lanet.helpdesk.command.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.command.CommandOutcome;
import mx.lanet.protocol.Command;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code agent_command}. */
public final class CommandTable {
    private final JdbcClient jdbc;

    public CommandTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<UUID> findWaiting(UUID clientId, UUID assetId, String kind, Instant now) {
        return jdbc.sql(
                        """
                        SELECT command_id FROM agent_command
                        WHERE client_id = :client AND asset_id = :asset AND kind = :kind AND result_at IS NULL
                          AND expires_at > :now ORDER BY created_at LIMIT 1
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("kind", kind)
                .param("now", offset(now))
                .query(UUID.class)
                .optional();
    }

    public void insert(
            UUID clientId,
            UUID assetId,
            Command command,
            String signature,
            Instant expiresAt,
            UUID createdBy,
            String createdByName,
            Instant at) {
        jdbc.sql(
                        """
                        INSERT INTO agent_command (client_id, asset_id, command_id, kind, script, script_type,
                            timeout_seconds, priority, signature, created_by, created_by_name, created_at, expires_at)
                        VALUES (:client, :asset, :command, :kind, :script, :scriptType, :timeout, :priority, :signature,
                            :by, :byName, :at, :expires)
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("command", UUID.fromString(command.commandId()))
                .param("kind", command.type())
                .param("script", command.script())
                .param("scriptType", command.scriptType())
                .param("timeout", command.timeout())
                .param("priority", command.priority())
                .param("signature", signature)
                .param("by", createdBy)
                .param("byName", createdByName)
                .param("at", offset(at))
                .param("expires", offset(expiresAt))
                .update();
    }

    /** The command's kind; nobody else finishes it before this transaction ends. */
    public Optional<String> lockKind(UUID clientId, UUID assetId, UUID commandId) {
        return jdbc.sql(
                        """
                        SELECT kind FROM agent_command
                        WHERE client_id = :client AND asset_id = :asset AND command_id = :command FOR UPDATE
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("command", commandId)
                .query(String.class)
                .optional();
    }

    /** False when it has a result already. */
    public boolean finish(UUID clientId, UUID assetId, UUID commandId, CommandOutcome outcome, Instant at) {
        return jdbc.sql(
                                """
                                UPDATE agent_command SET status = :status, exit_code = :exitCode, stdout = :stdout,
                                    stderr = :stderr, truncated = :truncated, started_at = :started,
                                    finished_at = :finished, result_at = :at
                                WHERE client_id = :client AND asset_id = :asset AND command_id = :command
                                  AND (result_at IS NULL OR status = 'expired')
                                """)
                        .param("client", clientId)
                        .param("asset", assetId)
                        .param("command", commandId)
                        .param("status", outcome.status())
                        .param("exitCode", outcome.exitCode())
                        .param("stdout", outcome.stdout())
                        .param("stderr", outcome.stderr())
                        .param("truncated", outcome.truncated())
                        .param("started", offset(outcome.startedAt()))
                        .param("finished", offset(outcome.finishedAt()))
                        .param("at", offset(at))
                        .update()
                == 1;
    }

    public void expire(Instant now) {
        jdbc.sql(
                        "UPDATE agent_command SET status = 'expired', result_at = :now WHERE result_at IS NULL AND expires_at < :now")
                .param("now", offset(now))
                .update();
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
