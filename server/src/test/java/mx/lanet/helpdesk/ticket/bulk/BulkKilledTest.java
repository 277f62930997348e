package mx.lanet.helpdesk.ticket.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.MortalServer;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TestPostgres;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import mx.lanet.helpdesk.ticket.SomeOpening;
import mx.lanet.helpdesk.ticket.Tickets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A server that is killed with many tickets half done; another begins where it ended. */
@Tag("slow")
class BulkKilledTest {
    private static final int MANY = 300;

    @TempDir
    Path data;

    private final String url = TestPostgres.instance().jdbcUrl(TestPostgres.freshDatabase());
    private final JdbcClient rows = JdbcClient.create(new DriverManagerDataSource(
            url, TestPostgres.instance().adminUser(), TestPostgres.instance().adminPassword()));

    @Test
    void each_ticket_is_answered_once_although_the_server_was_killed_on_the_way() throws Exception {
        TwoClients clients = manyTickets();
        int port = MortalServer.freePort();

        Process first = server().start(port);
        try (Visitor daniela = signedIn(clients, port)) {
            var begun = daniela.post(
                    "/tickets/bulk",
                    Map.of(
                            "act",
                            "state",
                            "target",
                            "resuelto",
                            "body",
                            "Ya volvió el servicio.",
                            "all",
                            "true",
                            "count",
                            String.valueOf(MANY),
                            "list",
                            "view=open"));
            assertThat(begun.statusCode()).isEqualTo(303);
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> done() > 20);
        } finally {
            first.destroyForcibly().waitFor();
        }
        long before = done();
        assertThat(before).isLessThan(MANY);
        assertThat(count("SELECT count(*) FROM ticket_bulk WHERE runs_until > now() + interval '30 seconds'"))
                .as("works that are the killed server's for another minute")
                .isEqualTo(1);
        rows.sql("UPDATE ticket_bulk SET runs_until = runs_until - interval '1 minute'")
                .update();

        Process second = server().start(port);
        try {
            await().atMost(Duration.ofMinutes(4))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> done() == MANY);
        } finally {
            second.destroyForcibly().waitFor();
        }
        assertThat(count("SELECT count(*) FROM ticket WHERE state = 'resuelto'"))
                .isEqualTo(MANY);
        assertThat(count("SELECT count(*) FROM ticket_comment")).isEqualTo(MANY);
        assertThat(count("SELECT count(DISTINCT ticket_id) FROM ticket_comment"))
                .isEqualTo(MANY);
        assertThat(count("SELECT count(*) FROM ticket_event WHERE kind = 'state' AND to_value = 'resuelto'"))
                .isEqualTo(MANY);
    }

    private TwoClients manyTickets() {
        try (ConfigurableApplicationContext server = server().here()) {
            TwoClients clients = new TestPeople(
                            server.getBean(Tenancy.class), server.getBean(JdbcClient.class), server.getBean(Ids.class))
                    .twoClients();
            Tickets tickets = server.getBean(Tickets.class);
            TwoClients.Company cafe = clients.cafe();
            for (int i = 0; i < MANY; i++) {
                SomeOpening.of(cafe.requester()).about("No hay red " + i).in(tickets);
            }
            return clients;
        }
    }

    private static Visitor signedIn(TwoClients clients, int port) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> MortalServer.answers(port));
        return Visitor.as(clients.cafe().technician(), port);
    }

    private MortalServer server() {
        return new MortalServer(data.resolve("server"), url);
    }

    private long done() {
        return count("SELECT count(*) FROM ticket_bulk_line WHERE result = 'done'");
    }

    private long count(String sql) {
        return rows.sql(sql).query(Long.class).single();
    }
}
