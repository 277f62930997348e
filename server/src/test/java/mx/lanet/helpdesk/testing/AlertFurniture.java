package mx.lanet.helpdesk.testing;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.alert.AlertPolicies;
import mx.lanet.helpdesk.alert.AlertPolicy;
import mx.lanet.helpdesk.alert.AlertRule;
import mx.lanet.helpdesk.alert.Alerts;
import mx.lanet.helpdesk.alert.MaintenanceWindow;
import mx.lanet.helpdesk.alert.MaintenanceWindows;
import mx.lanet.helpdesk.alert.Severity;
import mx.lanet.helpdesk.alert.WatchedJobs;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An alert with a policy, a window, a watched job, and what is foreseen of a disk. */
public record AlertFurniture(
        Tenancy tenancy,
        JdbcClient jdbc,
        Alerts alerts,
        AlertPolicies policies,
        MaintenanceWindows windows,
        WatchedJobs jobs) {
    /** The captured heartbeat raised one: somebody noted something, and the client has a policy of its own. */
    void alert(TwoClients.Company company, Person superadmin, TestAgents.Joined machine) {
        UUID alert = alerts.openOf(superadmin, company.clientId(), machine.assetId())
                .getFirst()
                .alertId();
        alerts.note(company.technician(), alert, "Es por el respaldo, termina a las diez");
        policies.save(superadmin, new AlertPolicy(company.clientId(), null, 10, 0, 0, List.of()), 0);
        policies.put(superadmin, company.clientId(), new AlertRule("cpu", Severity.WARNING, true, "baja", "", 5));
        windows.create(
                company.technician(),
                new MaintenanceWindow(
                        company.clientId(),
                        alert,
                        null,
                        machine.assetId(),
                        "",
                        "",
                        "Parches de " + company.name(),
                        ZoneOffset.UTC,
                        LocalDate.of(2031, 3, 2),
                        null,
                        LocalTime.of(22, 0),
                        60,
                        MaintenanceWindow.Repeats.WEEKLY,
                        Set.of(DayOfWeek.SUNDAY),
                        "",
                        1));
        jobs.create(company.technician(), company.clientId(), "Respaldo de " + company.name(), 1440, 60);
    }

    void foreseen(TwoClients.Company company, UUID asset) {
        tenancy.run(new Scope.Everything(), () -> jdbc.sql(
                        """
                        INSERT INTO asset_volume (client_id, asset_id, mount, total_bytes, free_bytes, at, last_day, used)
                        VALUES (:client, :asset, :mount, 500000000000, 45000000000, now(), current_date, '{90,91}')
                        """)
                .param("client", company.clientId())
                .param("asset", asset)
                .param("mount", "/datos de " + company.name())
                .update());
        tenancy.run(new Scope.Everything(), () -> jdbc.sql(
                        """
                        INSERT INTO forecast (client_id, asset_id, kind, made_at, level, per_day, limit_value, days, days_low,
                            days_high, since, urgency, alerting)
                        VALUES (:client, :asset, 'disk_full_soon', now(), 91, 0.7, 100, 12.9, 9.2, 16.8, current_date - 60,
                            12.9, false)
                        """)
                .param("client", company.clientId())
                .param("asset", asset)
                .update());
    }
}
