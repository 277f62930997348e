package mx.lanet.helpdesk.ticket.sla;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** A ticket's clock in the columns of its row. */
public final class ClockColumns {
    private ClockColumns() {}

    /** Of a row that has all of them. */
    public static TicketClock clock(ResultSet row) throws SQLException {
        return new TicketClock(
                new Promise(number(row, "sla_first"), number(row, "sla_resolution"), row.getBoolean("sla_all_hours")),
                Duration.of(row.getLong("sla_used"), ChronoUnit.MICROS),
                time(row, "sla_since"),
                length(row, "sla_first_used"),
                time(row, "sla_first_late_at"),
                time(row, "sla_late_at"),
                time(row, "due_at"),
                time(row, "sla_alarm_at"),
                List.of((String[]) row.getArray("sla_told").getArray()));
    }

    /** As the parameters slaFirst, slaResolution, slaAllHours, slaUsed, slaSince, slaFirstUsed, slaFirstLate, slaLate, due, slaAlarm, slaTold. */
    public static MapSqlParameterSource into(MapSqlParameterSource row, TicketClock clock) {
        return row.addValue("slaFirst", clock.promise().first(), Types.INTEGER)
                .addValue("slaResolution", clock.promise().resolution(), Types.INTEGER)
                .addValue("slaAllHours", clock.promise().allHours())
                .addValue("slaUsed", micros(clock.used()))
                .addValue("slaSince", parameter(clock.since()), Types.TIMESTAMP_WITH_TIMEZONE)
                .addValue("slaFirstUsed", clock.firstUsed() == null ? null : micros(clock.firstUsed()), Types.BIGINT)
                .addValue("slaFirstLate", parameter(clock.firstLateAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .addValue("slaLate", parameter(clock.lateAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .addValue("due", parameter(clock.dueAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .addValue("slaAlarm", parameter(clock.alarmAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .addValue("slaTold", clock.told().toArray(String[]::new));
    }

    /** What a timestamp can tell apart. */
    private static long micros(Duration length) {
        return TimeUnit.NANOSECONDS.toMicros(length.toNanos());
    }

    static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    private static @Nullable Duration length(ResultSet row, String column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? null : Duration.of(micros, ChronoUnit.MICROS);
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime parameter(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
