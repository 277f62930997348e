package mx.lanet.agent.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The agent's SQLite database. One connection, used by one thread at a time; what {@link #transaction} returned from is
 * on disk (WAL, synchronous=FULL), also after the power was cut.
 */
public final class Database implements AutoCloseable {
    private static final List<String> SCHEMA = List.of(
            """
            CREATE TABLE IF NOT EXISTS outbox (
                seq INTEGER PRIMARY KEY AUTOINCREMENT,
                kind TEXT NOT NULL CHECK (kind IN ('result','ticket','attachment','alert','inventory','log')),
                identity TEXT NOT NULL UNIQUE,
                body TEXT NOT NULL,
                queued_at TEXT NOT NULL,
                refusal TEXT)
            """,
            "CREATE INDEX IF NOT EXISTS outbox_by_kind ON outbox (kind, refusal, seq)",
            """
            CREATE TABLE IF NOT EXISTS delivered_ticket (
                identity TEXT PRIMARY KEY, ticket_id TEXT NOT NULL, ticket_number TEXT NOT NULL, at TEXT NOT NULL)
            """,
            """
            CREATE TABLE IF NOT EXISTS command (
                command_id TEXT PRIMARY KEY, type TEXT NOT NULL, started_at TEXT NOT NULL, finished_at TEXT)
            """,
            "CREATE TABLE IF NOT EXISTS sample (at TEXT PRIMARY KEY, status TEXT NOT NULL)",
            "CREATE TABLE IF NOT EXISTS gap (kind TEXT NOT NULL, from_at TEXT NOT NULL, to_at TEXT NOT NULL, "
                    + "dropped INTEGER NOT NULL)",
            "CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT NOT NULL)");

    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    /** Opens or makes it. */
    public static Database open(DataFolder folder) throws IOException {
        PrivateFiles.touch(folder.database());
        try {
            var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.database());
            var database = new Database(connection);
            database.execute("PRAGMA journal_mode=WAL");
            database.execute("PRAGMA synchronous=FULL");
            database.execute("PRAGMA busy_timeout=10000");
            database.execute("PRAGMA cache_size=-512");
            for (var statement : SCHEMA) {
                database.execute(statement);
            }
            return database;
        } catch (SQLException e) {
            throw new IOException("cannot open " + folder.database() + ": " + e.getMessage(), e);
        }
    }

    /** Runs the work in one transaction; nested calls join the outer one. */
    public synchronized void transaction(Runnable work) {
        try {
            if (!connection.getAutoCommit()) {
                work.run();
                return;
            }
            connection.setAutoCommit(false);
            try {
                work.run();
                connection.commit();
            } finally {
                // After a commit there is nothing left to roll back.
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /** One change; the number of rows it touched. */
    public synchronized int update(String sql, @Nullable Object... values) {
        try (var statement = prepared(sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** All rows of a query, which states its own limit. */
    public synchronized <T> List<T> query(String sql, Row<T> reader, @Nullable Object... values) {
        try (var statement = prepared(sql, values);
                var rows = statement.executeQuery()) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }
}
