package mx.lanet.helpdesk.forecast;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code forecast_pass}: how far each day's forecasts have come. */
@Component
class PassTable {
    /** Any number that nobody else takes. */
    private static final long LOCK = 715_546;

    private final JdbcClient sql;

    PassTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** After this machine the pass goes on. */
    record Pass(LocalDate day, UUID afterClient, UUID afterAsset, boolean done) {}

    Optional<Pass> find(LocalDate day) {
        return sql.sql("SELECT day, after_client, after_asset, done FROM forecast_pass WHERE day = :day")
                .param("day", day)
                .query((row, number) -> new Pass(
                        row.getObject("day", LocalDate.class),
                        row.getObject("after_client", UUID.class),
                        row.getObject("after_asset", UUID.class),
                        row.getBoolean("done")))
                .optional();
    }

    /** Until the end of the transaction, nobody else writes a pass. */
    void lock() {
        sql.sql("SELECT pg_advisory_xact_lock(:lock) IS NULL")
                .param("lock", LOCK)
                .query(row -> {});
    }

    void save(Pass pass) {
        sql.sql(
                        """
                        INSERT INTO forecast_pass (day, after_client, after_asset, done)
                        VALUES (:day, :client, :asset, :done)
                        ON CONFLICT (day) DO UPDATE SET after_client = excluded.after_client,
                            after_asset = excluded.after_asset, done = excluded.done
                        """)
                .param("day", pass.day())
                .param("client", pass.afterClient())
                .param("asset", pass.afterAsset())
                .param("done", pass.done())
                .update();
        sql.sql("DELETE FROM forecast_pass WHERE day < CAST(:day AS date) - 30")
                .param("day", pass.day())
                .update();
    }
}
