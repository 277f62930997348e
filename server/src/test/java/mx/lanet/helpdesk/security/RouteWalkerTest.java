package mx.lanet.helpdesk.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.apikey.ApiKeys;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.shared.KeyScope;
import mx.lanet.helpdesk.testing.HandlersRun;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestAgents;
import mx.lanet.helpdesk.testing.TestKeys;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Every route × everybody who may not use it × odd spellings of its path: no handler runs. */
@ServerTest
class RouteWalkerTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    HandlersRun handlers;

    @Autowired
    TestPeople people;

    @Autowired
    EnrolmentTokens tokens;

    @Autowired
    ApiKeys keys;

    @LocalServerPort
    int port;

    Doorstep door;

    @BeforeEach
    void everybodyKnocks() {
        TwoClients two = people.twoClients();
        door = new Doorstep(port, handlers, two.cafe(), two.superadmin());
        TestAgents agents = new TestAgents(tokens, port);
        door.agent(Caller.AGENT, agents.join(two.cafe(), "PC-OFICINA-01").jwt());
        door.agent(Caller.API_KEY, TestKeys.make(keys, two.superadmin(), two.cafe()));
        door.agent(Caller.KEY_FOR_UPDATES, TestKeys.make(keys, two.superadmin(), two.cafe(), KeyScope.UPDATES_READ));
        door.agent(Caller.AGENT_IN_QUARANTINE, agents.quarantined(two.cafe()).jwt());
    }

    @AfterEach
    void everybodyLeaves() {
        door.close();
    }

    @Test
    void no_handler_runs_for_somebody_who_is_not_allowed() {
        List<String> entered = new ArrayList<>();
        for (Route route : Route.all(context)) {
            for (Caller caller : Caller.values()) {
                if (!route.allows(caller)) {
                    var answer = door.knock(caller, route.method(), aPathOf(route), Map.of());
                    if (answer.ran() || answer.status() < 300 || answer.status() >= 500) {
                        entered.add(caller + " " + route + " → " + answer.status() + (answer.ran() ? ", ran" : ""));
                    }
                }
            }
        }

        assertThat(entered).isEmpty();
    }

    @Test
    void no_odd_spelling_of_a_path_gets_nobody_past_the_door() {
        List<String> entered = new ArrayList<>();
        for (Route route : Route.all(context)) {
            if (!route.isOpen()) {
                for (String odd : oddSpellings(aPathOf(route))) {
                    var answer = door.knock(Caller.NOBODY, route.method(), odd, Map.of());
                    if (answer.ran() || answer.status() >= 500) {
                        entered.add(route.method() + " " + odd + " → " + answer.status());
                    }
                }
            }
        }

        assertThat(entered).isEmpty();
    }

    @Test
    void somebody_who_is_allowed_reaches_the_handler_so_the_walk_itself_can_fail() {
        long reached = Route.all(context).stream()
                .filter(route -> route.method().equals("GET") && route.allows(Caller.SUPERADMIN))
                .filter(route -> door.knock(Caller.SUPERADMIN, "GET", aPathOf(route), Map.of())
                        .ran())
                .count();

        assertThat(reached).isPositive();
    }

    private static String aPathOf(Route route) {
        return route.path(UUID.randomUUID().toString());
    }

    private static List<String> oddSpellings(String path) {
        return List.of(
                "/" + path,
                path + "/",
                path + "//",
                path + ";a=b",
                path + "/.",
                path + "/..",
                path + "/%2e%2e",
                path + "%2f",
                path + "%5c",
                path + "%00",
                path + "%0a",
                path + ".json",
                path + "?format=json",
                "/login/.." + path,
                "/css/..;" + path,
                "/%2e" + path,
                "/" + path.substring(1).replace("/", "%2f"),
                path.toUpperCase(Locale.ROOT));
    }
}
