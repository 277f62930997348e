package mx.lanet.helpdesk.monitoring.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

/** The days of metric history: made before they come, dropped when they are older than 48 hours. */
@Component
public class MetricDays {
    private static final Logger LOG = LoggerFactory.getLogger(MetricDays.class);
    private static final long HOUR_MILLIS = 3_600_000;
    private static final int DAYS_AHEAD = 3;
    private static final int DAYS_KEPT = 2;

    private final PointTable table;
    private final Tenancy tenancy;
    private final Clock clock;
    private final Set<LocalDate> made = ConcurrentHashMap.newKeySet();

    MetricDays(@Qualifier("ingest") DataSource dataSource, @Qualifier("ingest") Tenancy tenancy, Clock clock) {
        this.table = new PointTable(new JdbcTemplate(dataSource));
        this.tenancy = tenancy;
        this.clock = clock;
        make();
    }

    /** Inside the ingest transaction that is about to write points of these moments: a clock may have jumped. */
    public void ensure(Collection<Instant> moments) {
        for (Instant moment : moments) {
            LocalDate day = dayOf(moment);
            if (!made.contains(day)) {
                table.ensureDay(day);
            }
        }
    }

    @Scheduled(initialDelay = HOUR_MILLIS, fixedDelay = HOUR_MILLIS)
    void keep() {
        try {
            make();
            tenancy.run(
                    new Scope.Ingest(),
                    () -> table.dropDaysBefore(dayOf(clock.instant()).minusDays(DAYS_KEPT)));
        } catch (DataAccessException | TransactionException e) {
            // Another server may be doing the same, or the database is away: the next hour comes.
            LOG.atWarn().log("Days of metric history could not be made or dropped: {}", e.getMessage());
        }
    }

    private void make() {
        LocalDate today = dayOf(clock.instant());
        for (LocalDate day = today.minusDays(1); !day.isAfter(today.plusDays(DAYS_AHEAD)); day = day.plusDays(1)) {
            LocalDate one = day;
            tenancy.run(new Scope.Ingest(), () -> table.ensureDay(one));
            made.add(one);
        }
        made.removeIf(day -> day.isBefore(today.minusDays(1)));
    }

    private static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
