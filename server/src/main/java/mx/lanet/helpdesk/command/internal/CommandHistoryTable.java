package mx.lanet.helpdesk.command.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.command.CommandHistory.Detail;
import mx.lanet.helpdesk.command.CommandHistory.Entry;
import mx.lanet.helpdesk.command.CommandKind;
import mx.lanet.helpdesk.command.Sight;
import mx.lanet.helpdesk.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what became of commands. That somebody asked to cancel one stands with that one. */
@Component
public class CommandHistoryTable {
    private final JdbcClient sql;
    private final Clock clock;

    CommandHistoryTable(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public List<Entry> page(UUID clientId, UUID assetId, Slice.Request page) {
        return sql.sql(
                        """
                        SELECT command_id, kind, created_by_name, created_at, expires_at, delivered_at, result_at, exit_code,
                               CASE WHEN status = 'refused' AND answer = 'refused' THEN 'declined'
                                    WHEN status = 'refused' AND answer IN ('unanswered', 'nobody') THEN answer
                                    WHEN status IS NOT NULL THEN status
                                    WHEN expires_at < :now AND started_at IS NULL THEN 'expired'
                                    WHEN cancel_asked_at IS NOT NULL THEN 'cancelling'
                                    WHEN started_at IS NOT NULL THEN 'running'
                                    WHEN delivered_at IS NOT NULL AND notice_consent = 'ask'
                                        THEN CASE WHEN answer IS NULL THEN 'asked' ELSE 'allowed' END
                                    WHEN delivered_at IS NOT NULL THEN 'delivered' ELSE 'waiting' END AS became
                        FROM agent_command
                        WHERE client_id = :client AND asset_id = :asset AND kind <> 'cancel_command'
                        ORDER BY created_at DESC, command_id LIMIT :size OFFSET :offset
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("client", clientId)
                .param("asset", assetId)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, number) -> entry(row))
                .list();
    }

    public boolean wasSent(UUID clientId, UUID assetId, String fileId) {
        return sql.sql(
                        """
                        SELECT EXISTS (SELECT FROM agent_command WHERE client_id = :client AND asset_id = :asset
                            AND kind = 'download_file' AND status IS DISTINCT FROM 'cancelled' AND arguments[1] = :file)
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("file", fileId)
                .query(Boolean.class)
                .single();
    }

    public long count(UUID clientId, UUID assetId) {
        return sql.sql(
                        """
                        SELECT count(*) FROM (SELECT 1 FROM agent_command
                            WHERE client_id = :client AND asset_id = :asset AND kind <> 'cancel_command'
                            LIMIT :most) counted
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("most", Slice.COUNTED + 1)
                .query(Long.class)
                .single();
    }

    public List<Entry> open(UUID clientId, UUID assetId) {
        return sql.sql(
                        """
                        SELECT command_id, kind, created_by_name, created_at, expires_at, delivered_at, result_at, exit_code,
                               CASE WHEN cancel_asked_at IS NOT NULL THEN 'cancelling'
                                    WHEN started_at IS NOT NULL THEN 'running'
                                    WHEN delivered_at IS NOT NULL AND notice_consent = 'ask'
                                        THEN CASE WHEN answer IS NULL THEN 'asked' ELSE 'allowed' END
                                    WHEN delivered_at IS NOT NULL THEN 'delivered' ELSE 'waiting' END AS became
                        FROM agent_command
                        WHERE client_id = :client AND asset_id = :asset AND result_at IS NULL
                          AND kind <> 'cancel_command' AND (expires_at > :now OR started_at IS NOT NULL)
                        ORDER BY created_at, command_id LIMIT 20
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("client", clientId)
                .param("asset", assetId)
                .query((row, number) -> entry(row))
                .list();
    }

    public Optional<Detail> find(UUID clientId, UUID assetId, UUID commandId) {
        return sql.sql(
                        """
                        SELECT c.command_id, kind, created_by_name, created_at, expires_at, delivered_at, result_at,
                               exit_code, run_id, reason, arguments, script, script_type, cancel_asked_by, started_at,
                               finished_at, truncated, cleaned, notice_consent, answer, answered_by, ended, ended_by,
                               coalesce(CASE WHEN result_at IS NULL THEN p.stdout ELSE c.stdout END, '') AS said,
                               coalesce(CASE WHEN result_at IS NULL THEN p.stderr ELSE c.stderr END, '') AS complained,
                               CASE WHEN status = 'refused' AND answer = 'refused' THEN 'declined'
                                    WHEN status = 'refused' AND answer IN ('unanswered', 'nobody') THEN answer
                                    WHEN status IS NOT NULL THEN status
                                    WHEN expires_at < :now AND started_at IS NULL THEN 'expired'
                                    WHEN cancel_asked_at IS NOT NULL THEN 'cancelling'
                                    WHEN started_at IS NOT NULL THEN 'running'
                                    WHEN delivered_at IS NOT NULL AND notice_consent = 'ask'
                                        THEN CASE WHEN answer IS NULL THEN 'asked' ELSE 'allowed' END
                                    WHEN delivered_at IS NOT NULL THEN 'delivered' ELSE 'waiting' END AS became
                        FROM agent_command c
                        LEFT JOIN command_progress p ON p.client_id = c.client_id AND p.asset_id = c.asset_id
                            AND p.command_id = c.command_id
                        WHERE c.client_id = :client AND c.asset_id = :asset AND c.command_id = :command
                          AND kind <> 'cancel_command'
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("client", clientId)
                .param("asset", assetId)
                .param("command", commandId)
                .query((row, number) -> detail(row))
                .optional();
    }

    public Optional<UUID> newest(UUID clientId, UUID assetId, CommandKind kind, boolean answered) {
        return sql.sql(
                        """
                        SELECT command_id FROM agent_command
                        WHERE client_id = :client AND asset_id = :asset AND kind = :kind
                          AND kind IN ('list_processes', 'list_services', 'collect_events')
                          AND (NOT :answered OR status = 'succeeded' AND stdout IS NOT NULL)
                        ORDER BY created_at DESC LIMIT 1
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("kind", kind.word())
                .param("answered", answered)
                .query(UUID.class)
                .optional();
    }

    /** Of the last days; of older ones the history tells. */
    public Optional<UUID> newestSession(UUID clientId, UUID assetId, Instant since) {
        return sql.sql(
                        """
                        SELECT command_id FROM agent_command
                        WHERE client_id = :client AND asset_id = :asset AND created_at > :since
                          AND kind = 'remote_session'
                        ORDER BY created_at DESC LIMIT 1
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("since", Timestamp.from(since))
                .query(UUID.class)
                .optional();
    }

    private static Detail detail(ResultSet row) throws SQLException {
        return new Detail(
                entry(row),
                row.getObject("run_id", UUID.class),
                row.getString("reason"),
                List.of((String[]) row.getArray("arguments").getArray()),
                row.getString("script"),
                row.getString("script_type"),
                row.getString("cancel_asked_by"),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getString("said"),
                row.getString("complained"),
                row.getBoolean("truncated"),
                row.getBoolean("cleaned"),
                row.getString("notice_consent"),
                sight(row));
    }

    private static @Nullable Sight sight(ResultSet row) throws SQLException {
        String answer = row.getString("answer");
        return answer == null
                ? null
                : new Sight(answer, row.getString("answered_by"), row.getString("ended"), row.getString("ended_by"));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("command_id", UUID.class),
                row.getString("kind"),
                row.getString("became"),
                row.getString("created_by_name"),
                Objects.requireNonNull(instant(row, "created_at")),
                Objects.requireNonNull(instant(row, "expires_at")),
                instant(row, "delivered_at"),
                instant(row, "result_at"),
                row.getObject("exit_code", Integer.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
