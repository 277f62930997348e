package mx.lanet.agent.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The tables of the agent's database, and the way of older ones to this form. */
final class Schema {
    private static final int VERSION = 1;

    private static final String OUTBOX =
            """
            CREATE TABLE IF NOT EXISTS outbox (
                seq INTEGER PRIMARY KEY AUTOINCREMENT,
                kind TEXT NOT NULL,
                identity TEXT NOT NULL UNIQUE,
                body TEXT NOT NULL,
                queued_at TEXT NOT NULL,
                refusal TEXT,
                bytes INTEGER NOT NULL DEFAULT 0,
                unsure_ms INTEGER)
            """;

    // The sums are kept by triggers: always those of the rows, whatever broke off in the middle.
    private static final List<String> TABLES = List.of(
            OUTBOX,
            "CREATE INDEX IF NOT EXISTS outbox_by_kind ON outbox (kind, refusal, seq)",
            "CREATE INDEX IF NOT EXISTS outbox_unsure ON outbox (unsure_ms) WHERE unsure_ms IS NOT NULL",
            "CREATE TABLE IF NOT EXISTS outbox_size (kind TEXT PRIMARY KEY, items INTEGER NOT NULL, bytes INTEGER"
                    + " NOT NULL)",
            """
            CREATE TRIGGER IF NOT EXISTS outbox_added AFTER INSERT ON outbox BEGIN
                INSERT INTO outbox_size (kind, items, bytes) VALUES (NEW.kind, 1, NEW.bytes)
                ON CONFLICT (kind) DO UPDATE SET items = items + 1, bytes = bytes + NEW.bytes;
            END
            """,
            """
            CREATE TRIGGER IF NOT EXISTS outbox_gone AFTER DELETE ON outbox BEGIN
                UPDATE outbox_size SET items = items - 1, bytes = bytes - OLD.bytes WHERE kind = OLD.kind;
            END
            """,
            """
            CREATE TABLE IF NOT EXISTS delivered_ticket (
                identity TEXT PRIMARY KEY, ticket_id TEXT NOT NULL, ticket_number TEXT NOT NULL, at TEXT NOT NULL)
            """,
            """
            CREATE TABLE IF NOT EXISTS command (
                command_id TEXT PRIMARY KEY, type TEXT NOT NULL, started_at TEXT NOT NULL, finished_at TEXT)
            """,
            "CREATE TABLE IF NOT EXISTS command_expiry (command_id TEXT PRIMARY KEY, expires_at TEXT NOT NULL)",
            """
            CREATE TABLE IF NOT EXISTS command_audit (
                seq INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, command_id TEXT NOT NULL, type TEXT NOT NULL,
                event TEXT NOT NULL, detail TEXT NOT NULL)
            """,
            "CREATE TABLE IF NOT EXISTS sample (at TEXT PRIMARY KEY, status TEXT NOT NULL)",
            "CREATE TABLE IF NOT EXISTS gap (kind TEXT NOT NULL, from_at TEXT NOT NULL, to_at TEXT NOT NULL, "
                    + "dropped INTEGER NOT NULL, why TEXT NOT NULL DEFAULT 'count', told INTEGER NOT NULL DEFAULT 0)",
            "CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT NOT NULL)");

    private Schema() {}

    /** Makes what is missing; a database that has everything is not written to. */
    static void ensure(Connection connection) throws SQLException {
        if (number(connection, "PRAGMA user_version") >= VERSION) {
            return;
        }
        connection.setAutoCommit(false);
        try {
            boolean first = number(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'outbox'") > 0;
            if (first) {
                execute(connection, "ALTER TABLE outbox RENAME TO outbox_before");
                execute(connection, "DROP INDEX IF EXISTS outbox_by_kind");
                execute(connection, "ALTER TABLE gap ADD COLUMN why TEXT NOT NULL DEFAULT 'count'");
                execute(connection, "ALTER TABLE gap ADD COLUMN told INTEGER NOT NULL DEFAULT 0");
            }
            for (var statement : TABLES) {
                execute(connection, statement);
            }
            if (first) {
                execute(
                        connection,
                        "INSERT INTO outbox (seq, kind, identity, body, queued_at, refusal, bytes) SELECT seq, kind,"
                                + " identity, body, queued_at, refusal, length(body) FROM outbox_before");
                execute(connection, "DROP TABLE outbox_before");
            }
            execute(connection, "PRAGMA user_version=" + VERSION);
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
