package mx.lanet.simulator.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks into a real agent's queue from beside. What the queue takes is written down by a trigger of ours, in the very
 * commit that takes it: so each promise is known, whatever is killed in the next moment.
 */
final class AgentQueue {
    private static final int ATTEMPTS = 100;
    private static final int PAUSE_MILLIS = 200;
    private static final String[] WATCH = {
        "CREATE TABLE IF NOT EXISTS chaos_took (kind TEXT NOT NULL, identity TEXT NOT NULL, content TEXT NOT NULL)",
        """
        CREATE TRIGGER IF NOT EXISTS chaos_takes AFTER INSERT ON outbox
        WHEN NEW.kind = 'result' OR NEW.kind = 'alert' AND json_extract(NEW.body, '$.recovered_at') IS NULL
        BEGIN
            INSERT INTO chaos_took VALUES (NEW.kind,
                CASE NEW.kind WHEN 'alert' THEN json_extract(NEW.body, '$.alert_id') ELSE NEW.identity END,
                CASE NEW.kind WHEN 'result' THEN coalesce(json_extract(NEW.body, '$.status'), '') ELSE '' END);
        END
        """
    };

    private final Path file;

    AgentQueue(Path agentFolder) {
        this.file = agentFolder.resolve("agent.db");
    }

    /** Something that the queue took. */
    record Taken(Kind kind, String identity, String content) {}

    /** Begins to write down what is taken; waits until the agent has made its database. */
    void watch() throws IOException, InterruptedException {
        SQLException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try (Connection database = open();
                    var statement = database.createStatement()) {
                for (String one : WATCH) {
                    statement.execute(one);
                }
                return;
            } catch (SQLException e) {
                last = e;
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        throw new IOException("the agent's queue cannot be watched: " + file, last);
    }

    /** Whether nothing waits; log lines, of which the oldest may be dropped, do not count. */
    boolean isDrained() {
        return count("SELECT count(*) FROM outbox WHERE refusal IS NULL AND kind <> 'log'") == 0;
    }

    private int count(String sql) {
        try (Connection database = open();
                var statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getInt(1) : 0;
        } catch (SQLException e) {
            // Locked at this moment: not known is not drained.
            return -1;
        }
    }

    /** What it has taken since it is watched, in that order. */
    List<Taken> taken() throws SQLException {
        return list("SELECT kind, identity, content FROM chaos_took ORDER BY rowid");
    }

    /** What the server will never take, with what it said. */
    List<Taken> refused() throws SQLException {
        return list("SELECT kind, identity, refusal FROM outbox WHERE refusal IS NOT NULL AND kind <> 'log'");
    }

    /** All that still lies here, each with its identity and its body. */
    List<String> held() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection database = open();
                var statement = database.createStatement();
                ResultSet row = statement.executeQuery("SELECT identity || ' ' || body FROM outbox")) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    private List<Taken> list(String sql) throws SQLException {
        List<Taken> found = new ArrayList<>();
        try (Connection database = open();
                var statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                Kind kind = Kind.valueOf(row.getString(1).toUpperCase(java.util.Locale.ROOT));
                found.add(new Taken(kind, row.getString(2), row.getString(3)));
            }
        }
        return found;
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:file:" + file + "?mode=rw&busy_timeout=5000");
    }
}
