package mx.lanet.helpdesk.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.schedule.Schedule.Reader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code report_schedule} and {@code report_recipient}, inside the caller's transaction. */
@Component
class ScheduleTable {
    private final JdbcClient jdbc;

    ScheduleTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param all also those of others */
    List<Schedules.Line> list(UUID clientId, UUID ownerId, boolean all) {
        return jdbc.sql(
                        """
                        SELECT s.*,
                            (SELECT count(*) FROM report_recipient r
                             WHERE r.client_id = s.client_id AND r.schedule_id = s.schedule_id) AS readers,
                            (SELECT count(*) FROM report_delivery d
                             WHERE d.client_id = s.client_id AND d.schedule_id = s.schedule_id AND d.state = 'failed'
                               AND d.due_at = (SELECT max(l.due_at) FROM report_delivery l
                                   WHERE l.client_id = s.client_id AND l.schedule_id = s.schedule_id)) AS failed
                        FROM report_schedule s
                        WHERE s.client_id = :client AND (:all OR s.owner_id = :owner)
                        ORDER BY s.owner_id <> :owner, lower(s.name), s.schedule_id LIMIT 500
                        """)
                .param("client", clientId)
                .param("owner", ownerId)
                .param("all", all)
                .query((row, number) ->
                        new Schedules.Line(schedule(row, number), row.getInt("readers"), row.getInt("failed")))
                .list();
    }

    int count(UUID clientId, UUID ownerId) {
        return jdbc.sql("SELECT count(*) FROM report_schedule WHERE client_id = :client AND owner_id = :owner")
                .param("client", clientId)
                .param("owner", ownerId)
                .query(Integer.class)
                .single();
    }

    Optional<Schedule> find(UUID clientId, UUID scheduleId) {
        return jdbc.sql("SELECT * FROM report_schedule WHERE client_id = :client AND schedule_id = :schedule")
                .param("client", clientId)
                .param("schedule", scheduleId)
                .query(ScheduleTable::schedule)
                .optional();
    }

    /** One whose date has come and that nobody else looks at; it is this transaction's until its end. */
    Optional<Schedule> take(Instant now) {
        return jdbc.sql(
                        """
                        SELECT * FROM report_schedule WHERE active AND next_at <= :now
                        ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED
                        """)
                .param("now", at(now))
                .query(ScheduleTable::schedule)
                .optional();
    }

    void insert(Schedule schedule) {
        jdbc.sql(
                        """
                        INSERT INTO report_schedule (client_id, schedule_id, owner_id, owner_name, name, page, address, format,
                            rhythm, day, hour, zone, whole, active, next_at, version)
                        VALUES (:client, :schedule, :owner, :ownerName, :name, :page, :address, :format,
                            :rhythm, :day, :hour, :zone, :whole, :active, :next, 1)
                        """)
                .param("client", schedule.clientId())
                .param("schedule", schedule.scheduleId())
                .param("owner", schedule.ownerId())
                .param("ownerName", schedule.ownerName())
                .param("name", schedule.name())
                .param("page", schedule.page())
                .param("address", schedule.address())
                .param("format", schedule.format())
                .param("rhythm", schedule.rhythm().kind().word())
                .param("day", schedule.rhythm().day())
                .param("hour", schedule.rhythm().hour())
                .param("zone", schedule.rhythm().zone().getId())
                .param("whole", schedule.whole())
                .param("active", schedule.active())
                .param("next", at(schedule.nextAt()))
                .update();
    }

    /** False when somebody changed it meanwhile. What it is of stays. */
    boolean update(Schedule schedule) {
        return jdbc.sql(
                                """
                        UPDATE report_schedule SET name = :name, format = :format, rhythm = :rhythm, day = :day, hour = :hour,
                            zone = :zone, whole = :whole, active = :active, next_at = :next, version = version + 1
                        WHERE client_id = :client AND schedule_id = :schedule AND version = :version
                        """)
                        .param("name", schedule.name())
                        .param("format", schedule.format())
                        .param("rhythm", schedule.rhythm().kind().word())
                        .param("day", schedule.rhythm().day())
                        .param("hour", schedule.rhythm().hour())
                        .param("zone", schedule.rhythm().zone().getId())
                        .param("whole", schedule.whole())
                        .param("active", schedule.active())
                        .param("next", at(schedule.nextAt()))
                        .param("client", schedule.clientId())
                        .param("schedule", schedule.scheduleId())
                        .param("version", schedule.version())
                        .update()
                == 1;
    }

    /** Its date is seen to; this is no change of the schedule. */
    void next(Schedule schedule, Instant next) {
        jdbc.sql("UPDATE report_schedule SET next_at = :next WHERE client_id = :client AND schedule_id = :schedule")
                .param("next", at(next))
                .param("client", schedule.clientId())
                .param("schedule", schedule.scheduleId())
                .update();
    }

    void delete(Schedule schedule) {
        jdbc.sql("DELETE FROM report_schedule WHERE client_id = :client AND schedule_id = :schedule")
                .param("client", schedule.clientId())
                .param("schedule", schedule.scheduleId())
                .update();
    }

    List<Reader> readers(Schedule schedule) {
        return jdbc.sql(
                        """
                        SELECT user_client_id, user_id FROM report_recipient
                        WHERE client_id = :client AND schedule_id = :schedule ORDER BY user_id
                        """)
                .param("client", schedule.clientId())
                .param("schedule", schedule.scheduleId())
                .query((row, _) ->
                        new Reader(row.getObject("user_client_id", UUID.class), row.getObject("user_id", UUID.class)))
                .list();
    }

    void setReaders(Schedule schedule, List<Reader> readers) {
        jdbc.sql("DELETE FROM report_recipient WHERE client_id = :client AND schedule_id = :schedule")
                .param("client", schedule.clientId())
                .param("schedule", schedule.scheduleId())
                .update();
        jdbc.sql(
                        """
                        INSERT INTO report_recipient (client_id, schedule_id, user_client_id, user_id)
                        SELECT :client, :schedule, r.client_id, r.user_id
                        FROM unnest(CAST(:clients AS uuid[]), CAST(:users AS uuid[])) r (client_id, user_id)
                        """)
                .param("client", schedule.clientId())
                .param("schedule", schedule.scheduleId())
                .param(
                        "clients",
                        readers.stream().map(one -> one.clientId().toString()).toArray(String[]::new))
                .param(
                        "users",
                        readers.stream().map(one -> one.userId().toString()).toArray(String[]::new))
                .update();
    }

    private static Schedule schedule(ResultSet row, int number) throws SQLException {
        return new Schedule(
                row.getObject("client_id", UUID.class),
                row.getObject("schedule_id", UUID.class),
                row.getObject("owner_id", UUID.class),
                row.getString("owner_name"),
                row.getString("name"),
                row.getString("page"),
                row.getString("address"),
                row.getString("format"),
                new Rhythm(
                        Rhythm.Kind.find(row.getString("rhythm")).orElseThrow(),
                        row.getInt("day"),
                        row.getInt("hour"),
                        ZoneId.of(row.getString("zone"))),
                row.getBoolean("whole"),
                row.getBoolean("active"),
                row.getObject("next_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
