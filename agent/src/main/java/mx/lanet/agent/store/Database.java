package mx.lanet.agent.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import mx.lanet.agent.store.StoreException.Trouble;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent's SQLite database. One connection, used by one thread at a time; what {@link #transaction} returned from is
 * on disk (WAL, synchronous=FULL), also after the power was cut.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private final Connection connection;
    private final Reserve reserve;
    private final @Nullable Damage damage;
    private volatile @Nullable Trouble trouble;

    /** A file that was no whole database any more: set aside, with what could be read of it taken over. */
    public record Damage(Path setAside, int recovered) {}

    private Database(Connection connection, Reserve reserve, @Nullable Damage damage) {
        this.connection = connection;
        this.reserve = reserve;
        this.damage = damage;
    }

    /** Opens or makes it; a damaged one is set aside first, and {@link #damage} tells. */
    public static Database open(DataFolder folder) throws IOException {
        try {
            PrivateFiles.touch(folder.database());
            var reserve = new Reserve(folder.reserve());
            var found = Salvage.open(folder);
            reserve.renew();
            return new Database(found.connection(), reserve, found.damage());
        } catch (SQLException | IOException e) {
            throw new FolderException(folder.database(), e);
        }
    }

    /** On a connection of the caller's, which may be one that fails on purpose. */
    static Database over(Connection connection, Path reserve) throws SQLException {
        Schema.ensure(connection);
        return new Database(connection, new Reserve(reserve), null);
    }

    static Connection connect(Path file) throws SQLException {
        // IMMEDIATE: whoever begins to write waits for others there, and not in the middle.
        var connection = DriverManager.getConnection("jdbc:sqlite:" + file + "?transaction_mode=IMMEDIATE");
        try {
            Schema.execute(connection, "PRAGMA busy_timeout=10000");
            Schema.execute(connection, "PRAGMA journal_mode=WAL");
            Schema.execute(connection, "PRAGMA synchronous=FULL");
            Schema.execute(connection, "PRAGMA journal_size_limit=1048576");
            Schema.execute(connection, "PRAGMA cache_size=-512");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Null when the file was whole when it was opened. */
    public @Nullable Damage damage() {
        return damage;
    }

    /** What is wrong since the last attempt to write, or with the room that is left; null when all is well. */
    public @Nullable Trouble trouble() {
        var known = trouble;
        return known == null && reserve.isTight() ? Trouble.FULL : known;
    }

    /** Takes the room for bad days again, if it was given away and there is plenty. */
    public void renewReserve() {
        reserve.renew();
    }

    /** Runs the work in one transaction; nested calls join the outer one. On a full disk the reserve is given away. */
    public synchronized void transaction(Runnable work) {
        attempt(work, true);
        // Small things may still fit on a full disk: only what may be lost shows that there is room again.
        if (trouble != Trouble.FULL) {
            trouble = null;
        }
    }

    /** The same for what may be lost: a full disk keeps its reserve for better things. */
    public synchronized void optionalTransaction(Runnable work) {
        attempt(work, false);
        trouble = null;
    }

    private void attempt(Runnable work, boolean urgent) {
        if (isInTransaction()) {
            work.run();
            return;
        }
        try {
            once(work);
        } catch (StoreException e) {
            if (!urgent || e.trouble() != Trouble.FULL || !reserve.release()) {
                trouble = e.trouble();
                throw e;
            }
            LOG.atError().log("the disk is full: the reserve is given away");
            retry(work);
        }
    }

    private void retry(Runnable work) {
        try {
            once(work);
        } catch (StoreException e) {
            trouble = e.trouble();
            throw e;
        }
    }

    private void once(Runnable work) {
        try {
            connection.setAutoCommit(false);
            try {
                work.run();
                connection.commit();
            } finally {
                end();
            }
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    // After a commit there is nothing left to roll back, and when the disk is full SQLite has done it by itself. Either
    // way
    // the next change must find itself outside of a transaction, or it would never be committed.
    private void end() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.atDebug().log("nothing to roll back: {}", e.getMessage());
        }
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            LOG.atDebug().log("nothing to end: {}", e.getMessage());
        }
    }

    private boolean isInTransaction() {
        try {
            return !connection.getAutoCommit();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /** One change; the number of rows it touched. */
    public synchronized int update(String sql, @Nullable Object... values) {
        if (isInTransaction()) {
            return change(sql, values);
        }
        var touched = new int[1];
        transaction(() -> touched[0] = change(sql, values));
        return touched[0];
    }

    private int change(String sql, @Nullable Object... values) {
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

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }
}
