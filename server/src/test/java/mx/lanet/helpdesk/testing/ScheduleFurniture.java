package mx.lanet.helpdesk.testing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import mx.lanet.helpdesk.schedule.Rhythm;
import mx.lanet.helpdesk.schedule.Schedule;
import mx.lanet.helpdesk.schedule.Schedules;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A report that the client's administrator has sent each month, at rest, and what came of its last date. */
public record ScheduleFurniture(Tenancy tenancy, JdbcClient jdbc, Schedules schedules) {
    void schedule(TwoClients.Company company) {
        Person admin = company.clientAdmin();
        Schedule schedule = schedules.create(
                admin,
                new Schedules.Wish(
                        "Cifras de " + company.name(),
                        "figures",
                        "by=category",
                        "xlsx",
                        new Rhythm(Rhythm.Kind.MONTHLY, 31, 7, ZoneId.of("America/Tijuana")),
                        true,
                        false,
                        List.of(new Schedule.Reader(admin.clientId(), admin.userId()))));
        tenancy.run(new Scope.Everything(), () -> jdbc.sql(
                        """
                        INSERT INTO report_delivery (client_id, schedule_id, due_at, user_id, user_client_id, user_name, state,
                            failure, try_at)
                        VALUES (:client, :schedule, :now, :user, :client, :name, 'failed', 'broken', :now)
                        """)
                .param("client", company.clientId())
                .param("schedule", schedule.scheduleId())
                .param("user", admin.userId())
                .param("name", admin.name())
                .param("now", Instant.now().atOffset(ZoneOffset.UTC))
                .update());
    }
}
