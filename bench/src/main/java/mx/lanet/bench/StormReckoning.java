package mx.lanet.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What became of what the flapping machines said, counted in the server's database. */
final class StormReckoning {
    private static final long LONGEST_WAIT = TimeUnit.MINUTES.toNanos(5);
    private static final int TOGETHER = 1_000;
    /** Everything that may be wrong, each as a question whose answer must be nothing. */
    private static final Map<String, String> WRONG = wrong();

    private final Connection database;

    StormReckoning(Connection database, List<FlappingMachine.Truth> truths) throws SQLException {
        this.database = database;
        remember(truths);
    }

    private static Map<String, String> wrong() {
        Map<String, String> wrong = new LinkedHashMap<>();
        String known =
                "FROM truth t LEFT JOIN alert a ON a.asset_id = t.asset AND a.kind = t.kind AND a.subject = t.subject ";
        wrong.put("lost", "SELECT count(*) " + known + "WHERE a.alert_id IS NULL OR a.times < t.times");
        wrong.put(
                "doubled",
                "SELECT count(*) FROM (SELECT t.asset " + known
                        + "GROUP BY t.asset, t.kind, t.subject, t.times HAVING count(*) > 1 OR sum(a.times) > t.times) d");
        wrong.put("otherwise", "SELECT count(*) " + known + "WHERE (a.closed_at IS NULL) <> t.open");
        wrong.put(
                "tickets",
                "SELECT count(*) FROM (SELECT k.asset_id FROM ticket k WHERE k.asset_id IN (SELECT asset FROM truth)"
                        + " GROUP BY k.asset_id, k.subject HAVING count(*) > 1) d");
        wrong.put(
                "untold",
                "SELECT count(*) " + known
                        + "LEFT JOIN ticket k ON k.client_id = a.client_id AND k.ticket_id = a.ticket_id"
                        + " WHERE t.open AND (a.told <> 'open' OR k.state IS NULL OR k.state IN ('resuelto', 'cerrado'))");
        wrong.put(
                "unresolved", "SELECT count(*) " + known + "WHERE NOT t.open AND a.told = 'open' AND a.due_at IS NULL");
        return wrong;
    }

    private void remember(List<FlappingMachine.Truth> truths) throws SQLException {
        execute("CREATE TEMP TABLE truth (asset uuid, kind text, subject text, times int, open boolean)");
        try (PreparedStatement insert = database.prepareStatement("INSERT INTO truth VALUES (?, ?, ?, ?, ?)")) {
            int waiting = 0;
            for (FlappingMachine.Truth truth : truths) {
                insert.setObject(1, truth.asset());
                insert.setString(2, truth.kind());
                insert.setString(3, truth.subject());
                insert.setInt(4, truth.times());
                insert.setBoolean(5, truth.open());
                insert.addBatch();
                if (++waiting % TOGETHER == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        execute("ANALYZE truth");
    }

    /** Waits until the server has nothing to tell any ticket now; returns how many seconds that took. */
    double awaitCalm() throws SQLException, InterruptedException {
        long begun = System.nanoTime();
        while (count("SELECT count(*) FROM alert WHERE due_at <= now()") > 0
                && System.nanoTime() - begun < LONGEST_WAIT) {
            TimeUnit.MILLISECONDS.sleep(250);
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    long alerts() throws SQLException {
        return count("SELECT count(*) FROM alert WHERE asset_id IN (SELECT asset FROM truth)");
    }

    long tickets() throws SQLException {
        return count("SELECT count(*) FROM ticket WHERE asset_id IN (SELECT asset FROM truth)");
    }

    /** How often each thing that must not be is. */
    Map<String, Long> wrongs() throws SQLException {
        Map<String, Long> wrongs = new LinkedHashMap<>();
        for (var question : WRONG.entrySet()) {
            wrongs.put(question.getKey(), count(question.getValue()));
        }
        return wrongs;
    }

    private long count(String question) throws SQLException {
        try (Statement sql = database.createStatement();
                ResultSet row = sql.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String text) throws SQLException {
        try (Statement sql = database.createStatement()) {
            sql.execute(text);
        }
    }
}
