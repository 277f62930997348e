package mx.lanet.helpdesk.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.schedule.Schedule.Reader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code report_delivery}, inside the caller's transaction. */
@Component
class DispatchTable {
    private final JdbcClient jdbc;

    DispatchTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One for each recipient; what stands there for this date stays as it is. */
    void plan(Schedule schedule, Instant date, Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO report_delivery (client_id, schedule_id, due_at, user_id, user_client_id, user_name, state,
                            try_at)
                        SELECT client_id, schedule_id, :date, user_id, user_client_id, '', 'due', :now
                        FROM report_recipient WHERE client_id = :client AND schedule_id = :schedule
                        ON CONFLICT DO NOTHING
                        """)
                .param("date", at(date))
                .param("now", at(now))
                .param("client", schedule.clientId())
                .param("schedule", schedule.scheduleId())
                .update();
    }

    /** For this one alone, at once. */
    void plan(Schedule schedule, Reader reader, String name, Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO report_delivery (client_id, schedule_id, due_at, user_id, user_client_id, user_name, state,
                            try_at)
                        VALUES (:client, :schedule, :now, :user, :userClient, :name, 'due', :now)
                        ON CONFLICT DO NOTHING
                        """)
                .param("client", schedule.clientId())
                .param("schedule", schedule.scheduleId())
                .param("now", at(now))
                .param("user", reader.userId())
                .param("userClient", reader.clientId())
                .param("name", name)
                .update();
    }

    /** One that is due, counted as tried: until the lease ends no other worker of any server has it. */
    Optional<Delivery> take(Instant now, Duration lease) {
        return jdbc.sql(
                        """
                        UPDATE report_delivery SET try_at = :until, tries = tries + 1
                        WHERE (client_id, schedule_id, due_at, user_id) = (
                            SELECT client_id, schedule_id, due_at, user_id FROM report_delivery
                            WHERE state = 'due' AND try_at <= :now ORDER BY try_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING *
                        """)
                .param("now", at(now))
                .param("until", at(now.plus(lease)))
                .query(DispatchTable::delivery)
                .optional();
    }

    /** Its end; false when somebody else has tried meanwhile, or the schedule is gone. */
    boolean settle(Delivery taken, Delivery.State state, String failure, String name) {
        return jdbc.sql(
                                """
                        UPDATE report_delivery SET state = :state, failure = :failure, user_name = :name
                        WHERE client_id = :client AND schedule_id = :schedule AND due_at = :date AND user_id = :user
                          AND state = 'due' AND tries = :tries
                        """)
                        .param("state", state.word())
                        .param("failure", failure)
                        .param("name", name)
                        .param("client", taken.clientId())
                        .param("schedule", taken.scheduleId())
                        .param("date", at(taken.dueAt()))
                        .param("user", taken.reader().userId())
                        .param("tries", taken.tries())
                        .update()
                == 1;
    }

    void again(Delivery taken, Instant then) {
        jdbc.sql(
                        """
                        UPDATE report_delivery SET try_at = :then
                        WHERE client_id = :client AND schedule_id = :schedule AND due_at = :date AND user_id = :user
                          AND state = 'due' AND tries = :tries
                        """)
                .param("then", at(then))
                .param("client", taken.clientId())
                .param("schedule", taken.scheduleId())
                .param("date", at(taken.dueAt()))
                .param("user", taken.reader().userId())
                .param("tries", taken.tries())
                .update();
    }

    /** The last ones of a schedule. */
    List<Delivery> of(Schedule schedule, int most) {
        return jdbc.sql(
                        """
                        SELECT * FROM report_delivery WHERE client_id = :client AND schedule_id = :schedule
                        ORDER BY due_at DESC, user_name, user_id LIMIT :most
                        """)
                .param("client", schedule.clientId())
                .param("schedule", schedule.scheduleId())
                .param("most", most)
                .query(DispatchTable::delivery)
                .list();
    }

    void forget(Schedule schedule, Instant before) {
        jdbc.sql(
                        """
                        DELETE FROM report_delivery WHERE client_id = :client AND schedule_id = :schedule AND due_at < :before
                        """)
                .param("client", schedule.clientId())
                .param("schedule", schedule.scheduleId())
                .param("before", at(before))
                .update();
    }

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        return new Delivery(
                row.getObject("client_id", UUID.class),
                row.getObject("schedule_id", UUID.class),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                new Reader(row.getObject("user_client_id", UUID.class), row.getObject("user_id", UUID.class)),
                row.getString("user_name"),
                Delivery.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("failure"),
                row.getInt("tries"));
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
