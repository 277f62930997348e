package mx.lanet.helpdesk.monitoring.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code metric_rollup} and the partitions of all that is history: the work itself is SQL, beside the rows. */
public final class RollupTable {
    /** Any number that nobody else takes; two servers never roll up at once. */
    private static final long LOCK = 715_545;

    private final JdbcTemplate jdbc;

    public RollupTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the end of the transaction; false while another server has it. */
    public boolean lock() {
        return Boolean.TRUE.equals(jdbc.queryForObject("SELECT pg_try_advisory_xact_lock(?)", Boolean.class, LOCK));
    }

    /** The oldest day whose points are old enough to be rolled up. */
    public Optional<LocalDate> dayToRoll(Instant now) {
        return Optional.ofNullable(jdbc.queryForObject(
                "SELECT metric_day_to_roll(?::timestamptz)", LocalDate.class, now.atOffset(ZoneOffset.UTC)));
    }

    /** How many machines were done; none when the day is done. */
    public int rollUp(LocalDate day, int most) {
        return number(jdbc.queryForObject("SELECT roll_up_metrics(?, ?)", Integer.class, day, most));
    }

    /** How many machines were done; none when nothing waits. */
    public int mergeLate(int most) {
        return number(jdbc.queryForObject("SELECT merge_late_metrics(?)", Integer.class, most));
    }

    public void ensureMonth(LocalDate day) {
        jdbc.query("SELECT ensure_metric_month(?)", row -> {}, day);
    }

    public void ensureLateDay(LocalDate day) {
        jdbc.query("SELECT ensure_late_day(?)", row -> {}, day);
    }

    public void dropDay(LocalDate day) {
        jdbc.query("SELECT drop_metric_day(?)", row -> {}, day);
    }

    /** The name of the partition that was dropped; empty when none was old enough. */
    public Optional<String> dropOldest(String table) {
        return Optional.ofNullable(jdbc.queryForObject("SELECT drop_oldest_partition(?)", String.class, table));
    }

    private static int number(@Nullable Integer count) {
        return count == null ? 0 : count;
    }
}
