package mx.lanet.agent.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import mx.lanet.agent.store.Database.Damage;
import mx.lanet.agent.store.StoreException.Trouble;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the database file, and when it is damaged sets it aside and takes over row by row what can still be read: one bad
 * block must not cost the tickets in the others.
 */
final class Salvage {
    private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);
    private static final List<String> TABLES =
            List.of("outbox", "delivered_ticket", "command", "command_expiry", "command_audit", "state", "gap");
    // Looked through at each start; a larger one shows its damage when the bad place is read.
    private static final long LOOKED_THROUGH_BYTES = 64L << 20;
    private static final int KEPT_ASIDE = 3;
    private static final int MOST_BAD_STEPS = 10_000;
    private static final int SINGLE_STEPS = 200;

    private Salvage() {}

    /** An open database, and what was wrong with the file before. */
    record Opened(Connection connection, @Nullable Damage damage) {}

    static Opened open(DataFolder folder) throws IOException, SQLException {
        try {
            return new Opened(whole(folder.database()), null);
        } catch (SQLException e) {
            if (StoreException.troubleOf(e) != Trouble.DAMAGED) {
                throw e;
            }
            LOG.atError().log("the database is damaged: {}", e.getMessage());
            return renewed(folder);
        }
    }

    private static Connection whole(Path file) throws IOException, SQLException {
        var connection = Database.connect(file);
        try {
            if (Files.size(file) <= LOOKED_THROUGH_BYTES) {
                look(connection);
            }
            Schema.ensure(connection);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void look(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (rows.next() && !rows.getString(1).equals("ok")) {
                throw new SQLException(rows.getString(1), "", 11);
            }
        }
    }

    private static Opened renewed(DataFolder folder) throws IOException, SQLException {
        var aside = setAside(folder);
        PrivateFiles.touch(folder.database());
        var connection = whole(folder.database());
        int recovered = 0;
        try (var damaged = DriverManager.getConnection("jdbc:sqlite:" + aside)) {
            connection.setAutoCommit(false);
            for (var table : TABLES) {
                recovered += copied(damaged, connection, table);
            }
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        LOG.atError().log("it was set aside as {}; {} rows were recovered", aside, recovered);
        return new Opened(connection, new Damage(aside, recovered));
    }

    private static Path setAside(DataFolder folder) throws IOException {
        PrivateFiles.makeFolder(folder.damaged());
        var number = 1;
        while (Files.exists(folder.damaged().resolve("agent-" + number + ".db"))) {
            number++;
        }
        var aside = folder.damaged().resolve("agent-" + number + ".db");
        var name = folder.database().getFileName().toString();
        for (var end : List.of("", "-wal", "-shm")) {
            var part = folder.database().resolveSibling(name + end);
            if (Files.exists(part)) {
                Files.move(part, aside.resolveSibling(aside.getFileName() + end), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        forgetOld(folder);
        return aside;
    }

    private static void forgetOld(DataFolder folder) throws IOException {
        try (var found = Files.list(folder.damaged())) {
            var all = found.filter(p -> p.toString().endsWith(".db"))
                    .sorted(Comparator.comparing((Path p) -> p.toFile().lastModified())
                            .reversed())
                    .toList();
            for (var old : all.subList(Math.min(KEPT_ASIDE, all.size()), all.size())) {
                Files.deleteIfExists(old);
                Files.deleteIfExists(old.resolveSibling(old.getFileName() + "-wal"));
            }
        }
    }

    private static int copied(Connection from, Connection to, String table) throws SQLException {
        var columns = columns(to, table);
        columns.retainAll(columns(from, table));
        var names = String.join(", ", columns);
        var marks = "?" + ", ?".repeat(Math.max(0, columns.size() - 1));
        var insert = "INSERT OR IGNORE INTO " + table + " (" + names + ") VALUES (" + marks + ")";
        return columns.isEmpty() ? 0 : rows(from, to, "SELECT rowid, " + names + " FROM " + table, insert);
    }

    private static int rows(Connection from, Connection to, String select, String insert) throws SQLException {
        int copied = 0;
        long after = Long.MIN_VALUE;
        long step = 1;
        int inARow = 0;
        for (int bad = 0; bad < MOST_BAD_STEPS; bad++) {
            try (var read = from.prepareStatement(select + " WHERE rowid > ? ORDER BY rowid");
                    var write = to.prepareStatement(insert)) {
                read.setLong(1, after);
                var found = read.executeQuery();
                int width = found.getMetaData().getColumnCount();
                while (found.next()) {
                    for (int column = 2; column <= width; column++) {
                        write.setObject(column - 1, found.getObject(column));
                    }
                    copied += write.executeUpdate();
                    after = found.getLong(1);
                    step = 1;
                    inARow = 0;
                }
                return copied;
            } catch (SQLException e) {
                // Over the bad place: row by row, then by ever larger steps, until something can be read again.
                if (after == Long.MIN_VALUE) {
                    after = 0;
                } else if (after > Long.MAX_VALUE / 4) {
                    return copied;
                } else {
                    after += step;
                    step = inARow++ < SINGLE_STEPS ? 1 : step * 2;
                }
            }
        }
        return copied;
    }

    private static List<String> columns(Connection connection, String table) {
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA table_info(" + table + ")")) {
            while (rows.next()) {
                names.add(rows.getString("name"));
            }
        } catch (SQLException e) {
            LOG.atWarn().log("the columns of {} cannot be read: {}", table, e.getMessage());
        }
        return names;
    }
}
