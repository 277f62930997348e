package mx.lanet.helpdesk.script;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import mx.lanet.helpdesk.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code script_run_machine}, with what became of their commands. */
@Component
class RunMachineTable {
    /** Each machine's line with its state, which is nowhere stored: it is what the command's row says. */
    private static final String LINES =
            """
            FROM (SELECT m.client_id, m.asset_id, m.site_id, m.place, m.code, m.command_id,
                         CASE WHEN m.code <> '' THEN 'skipped'
                              WHEN m.command_id IS NULL AND r.cancelled_at IS NOT NULL THEN 'cancelled'
                              WHEN m.command_id IS NULL THEN 'queued'
                              WHEN c.status IS NOT NULL THEN c.status
                              WHEN c.cancel_asked_at IS NOT NULL AND c.delivered_at IS NULL THEN 'cancelled'
                              WHEN p.heard_at IS NOT NULL OR c.started_at IS NOT NULL THEN 'running'
                              WHEN c.expires_at < :now THEN 'expired'
                              WHEN c.delivered_at IS NOT NULL AND c.notice_consent = 'ask'
                                  THEN CASE WHEN c.answer IS NULL THEN 'asked' ELSE 'allowed' END
                              WHEN c.delivered_at IS NOT NULL THEN 'delivered'
                              WHEN a.presence <> 'online' THEN 'off'
                              ELSE 'waiting' END AS state
                  FROM script_run_machine m
                  JOIN script_run r ON r.client_id = m.client_id AND r.run_id = m.run_id
                  JOIN asset a ON a.client_id = m.client_id AND a.asset_id = m.asset_id
                  LEFT JOIN agent_command c
                      ON c.client_id = m.client_id AND c.asset_id = m.asset_id AND c.command_id = m.command_id
                  LEFT JOIN command_progress p
                      ON p.client_id = m.client_id AND p.asset_id = m.asset_id AND p.command_id = m.command_id
                  WHERE m.client_id = :client AND m.run_id = :run
                    AND (:words = '' OR a.name ILIKE :words OR c.stdout ILIKE :words OR c.stderr ILIKE :words)) l
            """;

    private static final String SHOWN =
            """
            SELECT l.client_id, l.asset_id, l.state, l.code, l.command_id, a.name, s.name AS site, c.exit_code,
                   coalesce(c.started_at, c.delivered_at) AS started_at, c.result_at,
                   right(rtrim(coalesce(nullif(c.stdout, ''), c.stderr, p.stdout, ''), E' \\n\\r\\t'), 300) AS said
            """;

    private static final String SHOWN_FROM =
            """
            JOIN asset a ON a.client_id = l.client_id AND a.asset_id = l.asset_id
            JOIN site s ON s.client_id = l.client_id AND s.site_id = a.site_id
            LEFT JOIN agent_command c
                ON c.client_id = l.client_id AND c.asset_id = l.asset_id AND c.command_id = l.command_id
            LEFT JOIN command_progress p
                ON p.client_id = l.client_id AND p.asset_id = l.asset_id AND p.command_id = l.command_id
            """;

    /** What moves stands first, then what went wrong, then what waits. */
    private static final String ORDER =
            """
            array_position(ARRAY['running', 'asked', 'allowed', 'delivered', 'failed', 'timed_out', 'refused', 'expired', 'skipped', 'waiting',
                'queued', 'off', 'succeeded', 'cancelled'], l.state), l.place
            """;

    private static final int FETCHED = 500;

    private final JdbcClient jdbc;

    RunMachineTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A machine whose turn it is. */
    record Turn(UUID assetId, UUID siteId) {}

    /** A line for each of these machines of this client that is in use; returns how many. */
    int insert(UUID clientId, UUID runId, List<UUID> assets) {
        return jdbc.sql(
                        """
                        INSERT INTO script_run_machine (client_id, run_id, asset_id, place, site_id)
                        SELECT a.client_id, :run, a.asset_id, min(t.place), a.site_id
                        FROM unnest(CAST(:assets AS uuid[])) WITH ORDINALITY AS t (asset_id, place)
                        JOIN asset a ON a.client_id = :client AND a.asset_id = t.asset_id
                        WHERE a.state = 'active'
                        GROUP BY a.client_id, a.asset_id, a.site_id
                        """)
                .param("run", runId)
                .param("client", clientId)
                .param("assets", assets.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    /** How many of these machines of this client are in use. */
    int countActive(UUID clientId, List<UUID> assets) {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM asset
                        WHERE client_id = :client AND asset_id = ANY (CAST(:assets AS uuid[])) AND state = 'active'
                        """)
                .param("client", clientId)
                .param("assets", assets.stream().map(UUID::toString).toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    /** The next few in order that nothing was ordered for. */
    List<Turn> next(Run run, int few) {
        return jdbc.sql(
                        """
                        SELECT asset_id, site_id FROM script_run_machine
                        WHERE client_id = :client AND run_id = :run AND command_id IS NULL AND code = ''
                        ORDER BY place LIMIT :few
                        """)
                .param("client", run.clientId())
                .param("run", run.runId())
                .param("few", few)
                .query((row, _) ->
                        new Turn(row.getObject("asset_id", UUID.class), row.getObject("site_id", UUID.class)))
                .list();
    }

    /** Takes the line for the rest of the transaction; false when it is ordered already, or the run was cancelled. */
    boolean lock(Run run, UUID assetId) {
        return jdbc.sql(
                        """
                        SELECT m.asset_id FROM script_run_machine m
                        JOIN script_run r ON r.client_id = m.client_id AND r.run_id = m.run_id AND r.cancelled_at IS NULL
                        WHERE m.client_id = :client AND m.run_id = :run AND m.asset_id = :asset AND m.command_id IS NULL
                          AND m.code = '' FOR UPDATE
                        """)
                .param("client", run.clientId())
                .param("run", run.runId())
                .param("asset", assetId)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    void ordered(Run run, UUID assetId, UUID commandId) {
        jdbc.sql(
                        """
                        UPDATE script_run_machine SET command_id = :command
                        WHERE client_id = :client AND run_id = :run AND asset_id = :asset
                        """)
                .param("command", commandId)
                .param("client", run.clientId())
                .param("run", run.runId())
                .param("asset", assetId)
                .update();
    }

    void skip(Run run, UUID assetId, String code) {
        jdbc.sql(
                        """
                        UPDATE script_run_machine SET code = :code
                        WHERE client_id = :client AND run_id = :run AND asset_id = :asset AND command_id IS NULL
                        """)
                .param("code", code)
                .param("client", run.clientId())
                .param("run", run.runId())
                .param("asset", assetId)
                .update();
    }

    /** The next few commands that nobody has withdrawn. */
    List<UUID[]> toWithdraw(Run run, int few) {
        return jdbc.sql(
                        """
                        SELECT asset_id, command_id FROM script_run_machine
                        WHERE client_id = :client AND run_id = :run AND command_id IS NOT NULL AND NOT withdrawn
                        ORDER BY place LIMIT :few
                        """)
                .param("client", run.clientId())
                .param("run", run.runId())
                .param("few", few)
                .query((row, _) ->
                        new UUID[] {row.getObject("asset_id", UUID.class), row.getObject("command_id", UUID.class)})
                .list();
    }

    void withdrawn(Run run, UUID assetId) {
        jdbc.sql(
                        """
                        UPDATE script_run_machine SET withdrawn = true
                        WHERE client_id = :client AND run_id = :run AND asset_id = :asset
                        """)
                .param("client", run.clientId())
                .param("run", run.runId())
                .param("asset", assetId)
                .update();
    }

    /** A command that waits for a machine that is not where it was, or not in use. */
    record Misplaced(UUID clientId, UUID runId, UUID assetId, UUID commandId) {}

    /** Of one machine, or of all. */
    List<Misplaced> misplaced(@Nullable UUID clientId, @Nullable UUID assetId, int most) {
        return jdbc.sql(
                        """
                        SELECT m.client_id, m.run_id, m.asset_id, m.command_id
                        FROM agent_command c
                        JOIN script_run_machine m
                            ON m.client_id = c.client_id AND m.run_id = c.run_id AND m.asset_id = c.asset_id
                        JOIN asset a ON a.client_id = m.client_id AND a.asset_id = m.asset_id
                        WHERE c.result_at IS NULL AND c.delivered_at IS NULL AND c.run_id IS NOT NULL
                          AND NOT m.withdrawn AND m.command_id = c.command_id
                          AND (CAST(:client AS uuid) IS NULL OR c.client_id = CAST(:client AS uuid))
                          AND (CAST(:asset AS uuid) IS NULL OR c.asset_id = CAST(:asset AS uuid))
                          AND (a.state <> 'active' OR a.site_id <> m.site_id)
                        LIMIT :most
                        """)
                .param("client", clientId, Types.OTHER)
                .param("asset", assetId, Types.OTHER)
                .param("most", most)
                .query((row, _) -> new Misplaced(
                        row.getObject("client_id", UUID.class),
                        row.getObject("run_id", UUID.class),
                        row.getObject("asset_id", UUID.class),
                        row.getObject("command_id", UUID.class)))
                .list();
    }

    RunTally tally(Run run, Instant now) {
        Map<RunState, Integer> machines = new EnumMap<>(RunState.class);
        lines("SELECT l.state, count(*) AS machines " + LINES + " GROUP BY l.state", run, "", now)
                .query((row, _) -> machines.put(state(row), row.getInt("machines")))
                .list();
        return new RunTally(machines);
    }

    /** What moves first; those in this state, or all, whose name or output holds the words. */
    List<RunMachine> list(Run run, String words, @Nullable RunState state, Instant now, Slice.Request page) {
        return listed(run, words, state, now)
                .param("size", page.size())
                .param("skip", page.offset())
                .query(RunMachineTable::machine)
                .list();
    }

    /** All of them, no more than the most. */
    void each(
            Run run, String words, @Nullable RunState state, Instant now, int most, Consumer<? super RunMachine> one) {
        listed(run, words, state, now)
                .withFetchSize(FETCHED)
                .param("size", most)
                .param("skip", 0)
                .query(row -> {
                    one.accept(machine(row, 0));
                });
    }

    private JdbcClient.StatementSpec listed(Run run, String words, @Nullable RunState state, Instant now) {
        return lines(
                        SHOWN + "FROM (SELECT l.* " + LINES
                                + " WHERE (CAST(:state AS text) IS NULL OR l.state = :state)"
                                + " ORDER BY " + ORDER + " LIMIT :size OFFSET :skip) l " + SHOWN_FROM + " ORDER BY "
                                + ORDER,
                        run,
                        words,
                        now)
                .param("state", state == null ? null : state.word(), Types.VARCHAR);
    }

    long count(Run run, String words, @Nullable RunState state, Instant now) {
        return lines(
                        "SELECT count(*) " + LINES + " WHERE (CAST(:state AS text) IS NULL OR l.state = :state)",
                        run,
                        words,
                        now)
                .param("state", state == null ? null : state.word(), Types.VARCHAR)
                .query(Long.class)
                .single();
    }

    /** The machines that failed, in order. */
    List<RunWish.Target> failed(Run run, Instant now) {
        return lines(
                        "SELECT l.client_id, l.asset_id " + LINES
                                + " WHERE l.state IN ('failed', 'timed_out', 'refused', 'expired') ORDER BY l.place",
                        run,
                        "",
                        now)
                .query((row, _) -> new RunWish.Target(
                        row.getObject("client_id", UUID.class), row.getObject("asset_id", UUID.class)))
                .list();
    }

    Optional<RunOutput> output(Run run, UUID assetId, Instant now) {
        return lines(
                        SHOWN
                                + ", coalesce(c.stdout, p.stdout, '') AS stdout, coalesce(c.stderr, p.stderr, '') AS stderr,"
                                + " coalesce(c.truncated, false) AS cut, c.result_at IS NULL AS live FROM (SELECT l.* "
                                + LINES + " WHERE l.asset_id = :asset) l " + SHOWN_FROM,
                        run,
                        "",
                        now)
                .param("asset", assetId)
                .query((row, number) -> new RunOutput(
                        machine(row, number),
                        row.getString("stdout"),
                        row.getString("stderr"),
                        row.getBoolean("cut"),
                        row.getBoolean("live")))
                .optional();
    }

    private JdbcClient.StatementSpec lines(String sql, Run run, String words, Instant now) {
        return jdbc.sql(sql)
                .param("client", run.clientId())
                .param("run", run.runId())
                .param("words", words.isEmpty() ? "" : "%" + Scripts.escaped(words) + "%")
                .param("now", RunTable.utc(now));
    }

    private static RunMachine machine(ResultSet row, int number) throws SQLException {
        String said = row.getString("said");
        return new RunMachine(
                row.getObject("client_id", UUID.class),
                row.getObject("asset_id", UUID.class),
                row.getString("name"),
                row.getString("site"),
                state(row),
                row.getString("code"),
                row.getObject("command_id", UUID.class),
                row.getObject("exit_code", Integer.class),
                time(row, "started_at"),
                time(row, "result_at"),
                said.substring(said.lastIndexOf('\n') + 1));
    }

    /** A word that a later version wrote is shown as work under way. */
    private static RunState state(ResultSet row) throws SQLException {
        return RunState.find(row.getString("state")).orElse(RunState.RUNNING);
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
