package mx.lanet.helpdesk.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import mx.lanet.helpdesk.asset.SomeAsset;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.MortalServer;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TestPostgres;
import mx.lanet.helpdesk.testing.TwoClients;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two servers make the tickets of many alerts, and one of them is killed amid it. */
@Tag("slow")
class AlertsKilledTest {
    private static final int MANY = 400;

    @TempDir
    Path data;

    private final String url = TestPostgres.instance().jdbcUrl(TestPostgres.freshDatabase());
    private final JdbcClient rows = JdbcClient.create(new DriverManagerDataSource(
            url, TestPostgres.instance().adminUser(), TestPostgres.instance().adminPassword()));

    @Test
    void each_alert_has_one_ticket_although_two_servers_made_them_and_one_was_killed() throws Exception {
        alertsWithoutTickets();
        int port = MortalServer.freePort();
        int otherPort = MortalServer.freePort();
        Process one = server("one").start(port);
        Process other = server("other").start(otherPort);
        try {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> MortalServer.answers(port) && MortalServer.answers(otherPort));
            rows.sql("UPDATE alert_policy SET tickets = true").update();
            rows.sql("UPDATE alert SET due_at = now()").update();
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> tickets() > 20);
            other.destroyForcibly().waitFor();
            assertThat(tickets()).isLessThan(MANY);

            await().atMost(Duration.ofMinutes(2))
                    .until(() -> count("SELECT count(*) FROM alert WHERE due_at IS NOT NULL") == 0);
        } finally {
            one.destroyForcibly().waitFor();
            other.destroyForcibly().waitFor();
        }
        assertThat(tickets()).isEqualTo(MANY);
        assertThat(count("SELECT count(DISTINCT ticket_id) FROM alert WHERE ticket_id IS NOT NULL"))
                .isEqualTo(MANY);
        assertThat(count("SELECT count(*) FROM alert_event WHERE kind = 'ticket_made'"))
                .isEqualTo(MANY);
    }

    private void alertsWithoutTickets() {
        try (ConfigurableApplicationContext server = server("setup").here()) {
            Tenancy tenancy = server.getBean(Tenancy.class);
            JdbcClient jdbc = server.getBean(JdbcClient.class);
            TwoClients clients = new TestPeople(tenancy, jdbc, server.getBean(Ids.class)).twoClients();
            UUID cafe = clients.cafe().clientId();
            UUID machine = SomeAsset.of(clients.cafe()).named("SRV-CAJA").in(tenancy, jdbc);
            server.getBean(AlertPolicies.class)
                    .save(clients.superadmin(), new AlertPolicy(cafe, false, null, null, 0, List.of()), 0);
            server.getBean(Conditions.class)
                    .raise(IntStream.range(0, MANY)
                            .mapToObj(number -> new Condition(
                                    new Trouble(About.asset(cafe, machine), "service_down", "Servicio " + number),
                                    Severity.CRITICAL,
                                    "alert.text.job_missing",
                                    List.of("Servicio " + number)))
                            .toList());
        }
        assertThat(count("SELECT count(*) FROM alert")).isEqualTo(MANY);
        assertThat(tickets()).isZero();
    }

    private MortalServer server(String name) {
        return new MortalServer(data.resolve(name), url);
    }

    private long tickets() {
        return count("SELECT count(*) FROM ticket");
    }

    private long count(String sql) {
        return rows.sql(sql).query(Long.class).single();
    }
}
