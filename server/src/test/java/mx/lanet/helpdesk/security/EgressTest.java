package mx.lanet.helpdesk.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import mx.lanet.helpdesk.testing.Furniture;
import mx.lanet.helpdesk.testing.HandlersRun;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.trap.EgressTrap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * The egress trap for the server: whatever addresses come in, in any field of any route and in any header that speaks of
 * addresses, the server connects to none of them and asks nobody for their names. That nothing else leaves, from its
 * start on, {@link EgressTrap} watches in every class of {@link ServerTest}.
 */
@ServerTest
@TestPropertySource(properties = "lanet.test.house=of canaries")
class EgressTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    HandlersRun handlers;

    @Autowired
    TestPeople people;

    @Autowired
    Furniture furniture;

    @Autowired
    JdbcClient jdbc;

    @Value("${lanet.test.database}")
    String database;

    @LocalServerPort
    int port;

    ServerSocket bait;
    final AtomicInteger bites = new AtomicInteger();

    @BeforeEach
    void somethingToBiteInto() throws IOException {
        bait = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::countBites);
    }

    @AfterEach
    void takeItAway() throws IOException {
        bait.close();
    }

    @Test
    void no_address_that_comes_in_is_ever_connected_to_or_looked_up() throws SQLException {
        TwoClients two = people.twoClients();
        Furniture.House home = furniture.put(two.cafe(), two.superadmin(), port);
        Estate estate = Estate.of(database, two.cafe().clientId());
        List<Route> routes = Route.all(context);
        try (Doorstep door = new Doorstep(port, handlers, two.cafe(), two.superadmin())) {
            door.agent(Caller.AGENT, home.machine().jwt());
            Crawl crawl = new Crawl(door, routes, estate);
            for (String lure : List.of(
                    "http://127.0.0.1:" + bait.getLocalPort() + "/",
                    "http://cebo.invalid/a.png",
                    "${jndi:ldap://cebo.invalid/a}",
                    "cebo.invalid")) {
                door.carry(headers(lure));
                for (Route route : routes) {
                    lure(door, crawl, route, lure, estate);
                }
            }
        }

        assertThat(bites).hasValue(0);
        assertThat(EgressTrap.emptied()).isEmpty();
    }

    private static void lure(Doorstep door, Crawl crawl, Route route, String lure, Estate estate) {
        for (Caller caller : Caller.values()) {
            // An open route is the same to everybody, and an address may fail to sign in only so often.
            boolean again = route.isOpen() && caller != Caller.NOBODY;
            if (route.allows(caller) && !again && !route.pattern().equals("/logout")) {
                Map<String, String> fields = Fields.of(route.handler(), estate::id, lure);
                for (String name : List.of("url", "link", "callback", "redirect", "return", "back", "avatar")) {
                    fields.put(name, lure);
                }
                String path = crawl.paths(route).getFirst();
                String asked = route.method().equals("GET") ? path + "?" + Doorstep.form(fields) : path;
                assertThat(door.knock(caller, route.method(), asked, fields).status())
                        .as(caller + " " + route)
                        .isBetween(200, 499);
            }
        }
    }

    private static Map<String, String> headers(String lure) {
        return Map.of(
                "Referer", lure,
                "Forwarded", "for=" + lure + ";host=" + lure,
                "X-Forwarded-For", lure,
                "X-Forwarded-Host", lure,
                "User-Agent", lure,
                "HX-Current-URL", lure,
                "Idempotency-Key", lure);
    }

    private void countBites() {
        while (!bait.isClosed()) {
            try {
                bait.accept().close();
                bites.incrementAndGet();
            } catch (IOException _) {
                return;
            }
        }
    }
}
