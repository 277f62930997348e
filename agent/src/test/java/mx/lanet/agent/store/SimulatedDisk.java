package mx.lanet.agent.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A real SQLite database in memory, over a disk that is full when the test wants it, and on which the agent dies wherever
 * the test wants it: what was committed is there in the next life, and nothing else is.
 */
public final class SimulatedDisk implements AutoCloseable {
    private static final String COUNTED =
            """
            CREATE TRIGGER counted AFTER INSERT ON outbox BEGIN
                INSERT INTO ever (kind, items) VALUES (NEW.kind, 1)
                ON CONFLICT (kind) DO UPDATE SET items = items + 1;
            END
            """;

    private final Connection real;
    private final Runnable mayDie;
    private final BooleanSupplier full;

    public SimulatedDisk(Runnable mayDie, BooleanSupplier full) throws SQLException {
        this.mayDie = mayDie;
        this.full = full;
        this.real = DriverManager.getConnection("jdbc:sqlite::memory:");
        Schema.ensure(real);
        Schema.execute(real, "CREATE TABLE ever (kind TEXT PRIMARY KEY, items INTEGER NOT NULL)");
        Schema.execute(real, COUNTED);
    }

    /** The database of a new life. */
    public Database open() throws SQLException {
        if (!real.getAutoCommit()) {
            real.rollback();
            real.setAutoCommit(true);
        }
        var connection = (Connection) Proxy.newProxyInstance(
                SimulatedDisk.class.getClassLoader(), new Class<?>[] {Connection.class}, this::onConnection);
        return Database.over(connection, Path.of("/nowhere/reserve"));
    }

    private @Nullable Object onConnection(Object proxy, java.lang.reflect.Method method, Object[] arguments)
            throws Throwable {
        switch (method.getName()) {
            case "commit" -> {
                mayDie.run();
                fill();
                call(real, method, arguments);
                mayDie.run();
                return null;
            }
            case "prepareStatement" -> {
                var statement = (PreparedStatement) java.util.Objects.requireNonNull(call(real, method, arguments));
                return Proxy.newProxyInstance(
                        SimulatedDisk.class.getClassLoader(),
                        new Class<?>[] {PreparedStatement.class},
                        onStatement(statement));
            }
            default -> {
                return call(real, method, arguments);
            }
        }
    }

    private InvocationHandler onStatement(PreparedStatement statement) {
        return (proxy, method, arguments) -> {
            if (method.getName().equals("executeUpdate")) {
                mayDie.run();
            }
            return call(statement, method, arguments);
        };
    }

    private void fill() throws SQLException {
        if (full.getAsBoolean()) {
            // As SQLite does it on a full disk, by itself.
            Schema.execute(real, "ROLLBACK");
            throw new SQLException("database or disk is full", "", 13);
        }
    }

    private static @Nullable Object call(Object target, java.lang.reflect.Method method, Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** How many of a kind were ever committed. */
    public int ever(String kind) throws SQLException {
        return number("SELECT coalesce(sum(items), 0) FROM ever WHERE kind = '" + kind + "'");
    }

    /** How many of a kind lie here now. */
    public int here(String kind) throws SQLException {
        return number("SELECT count(*) FROM outbox WHERE kind = '" + kind + "'");
    }

    /** How many of a kind are said to have been dropped, for that reason. */
    public int dropped(String kind, String why) throws SQLException {
        return number("SELECT coalesce(sum(dropped), 0) FROM gap WHERE kind = '" + kind + "' AND why = '" + why + "'");
    }

    /** Gaps of what goes to the server that no line was queued for. */
    public int untold() throws SQLException {
        return number("SELECT count(*) FROM gap WHERE told = 0 AND kind <> 'sample'");
    }

    /** The sums that triggers keep, less what they should be. */
    public int wrongSums() throws SQLException {
        return number("SELECT count(*) FROM outbox_size s WHERE items <> (SELECT count(*) FROM outbox o WHERE o.kind ="
                + " s.kind) OR bytes <> (SELECT coalesce(sum(bytes), 0) FROM outbox o WHERE o.kind = s.kind)");
    }

    private int number(String sql) throws SQLException {
        try (var statement = real.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.getInt(1);
        }
    }

    @Override
    public void close() throws SQLException {
        real.close();
    }
}
