package mx.lanet.helpdesk.command.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.command.CommandKind;
import mx.lanet.helpdesk.command.CommandOrder;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.protocol.Command;
import mx.lanet.protocol.CommandNotice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders in {@code agent_command}. */
public final class CommandTable {
    private final JdbcClient jdbc;

    /** A command that was ordered, and how far it is. */
    public record Ordered(
            UUID clientId,
            UUID assetId,
            UUID commandId,
            CommandKind kind,
            @Nullable UUID runId,
            boolean delivered,
            boolean cancelAsked,
            boolean over) {}

    public CommandTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<UUID> findWaiting(UUID clientId, UUID assetId, CommandKind kind, Instant now) {
        return jdbc.sql(
                        """
                        SELECT command_id FROM agent_command
                        WHERE client_id = :client AND asset_id = :asset AND kind = :kind AND result_at IS NULL
                          AND expires_at > :now AND run_id IS NULL AND cancel_asked_at IS NULL
                        ORDER BY created_at LIMIT 1
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("kind", kind.word())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    public void insert(
            CommandOrder order, Command command, String signature, Instant expiresAt, Person by, Instant at) {
        CommandNotice notice = command.notice();
        jdbc.sql(
                        """
                        INSERT INTO agent_command (client_id, asset_id, command_id, kind, script, script_type, arguments,
                            timeout_seconds, priority, signature, created_by, created_by_name, created_at, expires_at,
                            reason, run_id, notice_consent, notice_name, notice_seconds)
                        VALUES (:client, :asset, :command, :kind, :script, :scriptType, :arguments, :timeout, :priority,
                            :signature, :by, :byName, :at, :expires, :reason, :run, :consent, :shownAs, :seconds)
                        """)
                .param("client", order.clientId())
                .param("asset", order.assetId())
                .param("command", UUID.fromString(command.commandId()))
                .param("kind", command.type())
                .param("script", command.script())
                .param("scriptType", command.scriptType())
                .param("arguments", order.arguments().toArray(String[]::new))
                .param("timeout", command.timeout())
                .param("priority", command.priority())
                .param("signature", signature)
                .param("by", by.userId())
                .param("byName", by.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("expires", expiresAt.atOffset(ZoneOffset.UTC))
                .param("reason", order.reason().strip())
                .param("run", order.runId())
                .param("consent", notice == null ? null : notice.consent())
                .param("shownAs", notice == null ? "" : notice.name())
                .param("seconds", notice == null ? 0 : notice.waitSeconds())
                .update();
    }

    /** Nobody else finishes, delivers or cancels it before this transaction ends. */
    public Optional<Ordered> lock(UUID clientId, UUID commandId) {
        return jdbc.sql(
                        """
                        SELECT client_id, asset_id, command_id, kind, run_id, delivered_at IS NOT NULL AS delivered,
                            cancel_asked_at IS NOT NULL AS cancel_asked, result_at IS NOT NULL AS over
                        FROM agent_command WHERE client_id = :client AND command_id = :command FOR UPDATE
                        """)
                .param("client", clientId)
                .param("command", commandId)
                .query((row, _) -> ordered(row))
                .optional();
    }

    /** Withdrawn, it has ended; else its agent is to end it, and until then nobody delivers it again. */
    public void noteCancel(Ordered ordered, String by, Instant at, boolean withdrawn) {
        jdbc.sql(
                        """
                        UPDATE agent_command SET cancel_asked_at = :at, cancel_asked_by = left(:by, 200),
                            status = CASE WHEN :withdrawn THEN 'cancelled' END,
                            arguments = CASE WHEN :withdrawn AND run_id IS NOT NULL THEN '{}' ELSE arguments END,
                            result_at = CASE WHEN :withdrawn THEN :at::timestamptz END
                        WHERE client_id = :client AND asset_id = :asset AND command_id = :command
                        """)
                .param("client", ordered.clientId())
                .param("asset", ordered.assetId())
                .param("command", ordered.commandId())
                .param("by", by)
                .param("withdrawn", withdrawn)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What no agent has come for yet, nobody delivers from now on. */
    public void holdRun(UUID clientId, UUID runId, String by, Instant at) {
        jdbc.sql(
                        """
                        UPDATE agent_command SET cancel_asked_at = :at, cancel_asked_by = left(:by, 200)
                        WHERE client_id = :client AND run_id = :run AND delivered_at IS NULL AND result_at IS NULL
                          AND cancel_asked_at IS NULL
                        """)
                .param("client", clientId)
                .param("run", runId)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Ordered ordered(ResultSet row) throws SQLException {
        return new Ordered(
                row.getObject("client_id", UUID.class),
                row.getObject("asset_id", UUID.class),
                row.getObject("command_id", UUID.class),
                CommandKind.of(row.getString("kind")),
                row.getObject("run_id", UUID.class),
                row.getBoolean("delivered"),
                row.getBoolean("cancel_asked"),
                row.getBoolean("over"));
    }
}
