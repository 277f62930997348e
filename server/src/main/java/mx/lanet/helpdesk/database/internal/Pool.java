package mx.lanet.helpdesk.database.internal;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import mx.lanet.helpdesk.shared.DatabaseTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections that say once that the database is away, and once that it is back. Meanwhile whoever asks is refused at
 * once: the pool looks for the database by itself, and nobody should wait for its limit to see that it is not there.
 */
final class Pool extends DelegatingDataSource implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pool.class);
    private static final Duration TRY_EVERY = Duration.ofSeconds(10);

    private final HikariDataSource hikari;
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicLong triedAt = new AtomicLong();

    Pool(HikariDataSource hikari) {
        super(hikari);
        this.hikari = hikari;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (away.get() && isEmpty() && !isTimeToTry()) {
            throw new SQLTransientConnectionException("The database is away");
        }
        try {
            Connection connection = hikari.getConnection();
            if (away.compareAndSet(true, false)) {
                LOG.atInfo().addKeyValue("pool", hikari.getPoolName()).log("The database is back");
            }
            return connection;
        } catch (SQLException e) {
            triedAt.set(System.nanoTime());
            // Without connections it is away; with some it is only busy.
            if (isEmpty() && away.compareAndSet(false, true)) {
                LOG.atWarn()
                        .addKeyValue("pool", hikari.getPoolName())
                        .log("The database is away: {}", DatabaseTrouble.oneLine(e));
            }
            throw e;
        }
    }

    private boolean isEmpty() {
        var pool = hikari.getHikariPoolMXBean();
        return pool != null && pool.getTotalConnections() == 0;
    }

    /** Now and then somebody waits in earnest, should the pool ever have stopped to look. */
    private boolean isTimeToTry() {
        long last = triedAt.get();
        long now = System.nanoTime();
        return now - last > TRY_EVERY.toNanos() && triedAt.compareAndSet(last, now);
    }

    @Override
    public void close() {
        hikari.close();
    }
}
