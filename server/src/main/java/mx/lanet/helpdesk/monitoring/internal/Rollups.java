package mx.lanet.helpdesk.monitoring.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Turns each day of points into its hours before the points are dropped, and puts late points into the hours that are
 * there. Each step is a transaction of its own that also writes down how far it came: whoever is killed between two
 * loses nothing, and days that nobody was there for are made up for one after the other. One server works at a time.
 */
@Component
public class Rollups {
    private static final Logger LOG = LoggerFactory.getLogger(Rollups.class);
    private static final int MACHINES_A_STEP = 500;
    /** Then the next round goes on: nothing else waits for long behind it. */
    private static final int STEPS_A_ROUND = 60;

    private final RollupTable table;
    private final Tenancy tenancy;
    private final Clock clock;

    Rollups(@Qualifier("ingest") DataSource dataSource, @Qualifier("ingest") Tenancy tenancy, Clock clock) {
        this.table = new RollupTable(new JdbcTemplate(dataSource));
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT20S")
    void work() {
        try {
            int left = STEPS_A_ROUND;
            while (left > 0 && (inTurn(this::step) || inTurn(this::mergeLate))) {
                left--;
            }
        } catch (DataAccessException | TransactionException e) {
            // The database is away, or a partition is being read: what was done is done, and the next round goes on.
            LOG.atWarn().log("History could not be rolled up: {}", e.getMessage());
        }
    }

    private boolean inTurn(BooleanSupplier step) {
        return tenancy.call(new Scope.Ingest(), () -> table.lock() && step.getAsBoolean());
    }

    /** Whether there may be more to do. */
    private boolean step() {
        Optional<LocalDate> day = table.dayToRoll(clock.instant());
        if (day.isEmpty()) {
            return false;
        }
        table.ensureMonth(day.get());
        if (table.rollUp(day.get(), MACHINES_A_STEP) == 0) {
            table.dropDay(day.get());
            LOG.atInfo().log("Rolled up the history of {}", day.get());
        }
        return true;
    }

    private boolean mergeLate() {
        return table.mergeLate(MACHINES_A_STEP) > 0;
    }

    /** Makes the month that comes, and drops what is older than it is kept. */
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void keep() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        try {
            tenancy.run(new Scope.Ingest(), () -> table.ensureMonth(today.plusMonths(1)));
            boolean more = true;
            while (more) {
                more = tenancy.call(
                        new Scope.Ingest(),
                        () -> table.dropOldest("metric_rollup").isPresent()
                                || table.dropOldest("asset_boot").isPresent()
                                || table.dropOldest("metric_late").isPresent());
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.atWarn().log("Months of history could not be made or dropped: {}", e.getMessage());
        }
    }
}
