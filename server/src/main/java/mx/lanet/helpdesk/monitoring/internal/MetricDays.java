package mx.lanet.helpdesk.monitoring.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
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

/**
 * The days of points, made before they come. A day is dropped when it has been rolled up ({@link Rollups}); a point that
 * comes after its day may have been is kept as a late one.
 */
@Component
public class MetricDays {
    private static final Logger LOG = LoggerFactory.getLogger(MetricDays.class);
    private static final long HOUR_MILLIS = 3_600_000;
    private static final int DAYS_AHEAD = 3;
    private static final int DAYS_BACK = 2;
    private static final int MONTHS_BACK = 12;
    /** What is stored as a point: a day is rolled up an hour after that, so that nobody writes into it any more. */
    private static final Duration POINTS_TAKEN = Duration.ofHours(48);
    /** An agent keeps a week of readings that it could not send; what is older, nobody is believed. */
    private static final Duration LATE_TAKEN = Duration.ofDays(8);

    private final PointTable table;
    private final RollupTable rollups;
    private final Tenancy tenancy;
    private final Clock clock;
    private final Set<LocalDate> made = ConcurrentHashMap.newKeySet();
    private final Set<YearMonth> madeMonths = ConcurrentHashMap.newKeySet();

    MetricDays(@Qualifier("ingest") DataSource dataSource, @Qualifier("ingest") Tenancy tenancy, Clock clock) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        this.table = new PointTable(jdbc);
        this.rollups = new RollupTable(jdbc);
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

    /** As {@link #ensure}, for late points. */
    public void ensureLate(Collection<Instant> moments) {
        moments.stream().map(MetricDays::dayOf).distinct().forEach(rollups::ensureLateDay);
    }

    /** As {@link #ensure}, for what is kept by months. */
    public void ensureMonths(Collection<Instant> moments) {
        for (Instant moment : moments) {
            LocalDate day = dayOf(moment);
            if (!madeMonths.contains(YearMonth.from(day))) {
                rollups.ensureMonth(day);
            }
        }
    }

    /** The oldest moment of a point; an older one is late. */
    public static Instant oldestPoint(Instant now) {
        return now.minus(POINTS_TAKEN).truncatedTo(ChronoUnit.DAYS);
    }

    /** The oldest moment of a late point; an older one is not kept. */
    public static Instant oldestLate(Instant now) {
        return now.minus(LATE_TAKEN);
    }

    @Scheduled(initialDelay = HOUR_MILLIS, fixedDelay = HOUR_MILLIS)
    void keep() {
        try {
            make();
        } catch (DataAccessException | TransactionException e) {
            // Another server may be doing the same, or the database is away: the next hour comes.
            LOG.atWarn().log("Days of metric history could not be made: {}", e.getMessage());
        }
    }

    private void make() {
        LocalDate today = dayOf(clock.instant());
        for (LocalDate day = today.minusDays(DAYS_BACK);
                !day.isAfter(today.plusDays(DAYS_AHEAD));
                day = day.plusDays(1)) {
            LocalDate one = day;
            tenancy.run(new Scope.Ingest(), () -> table.ensureDay(one));
            made.add(one);
        }
        made.removeIf(day -> day.isBefore(today.minusDays(DAYS_BACK)));
        // All at once: two heartbeats' batches that make the same month would be in each other's way.
        tenancy.run(new Scope.Ingest(), () -> {
            for (int back = 0; back <= MONTHS_BACK; back++) {
                LocalDate month = today.minusMonths(back);
                rollups.ensureMonth(month);
                madeMonths.add(YearMonth.from(month));
            }
        });
    }

    private static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
