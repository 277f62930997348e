package mx.lanet.helpdesk.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mx.lanet.helpdesk.testing.Furniture;
import mx.lanet.helpdesk.testing.HandlersRun;
import mx.lanet.helpdesk.testing.LogLines;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestPart;

/**
 * Every route that takes something, with everything in order but what it is sent: it refuses in the form its caller
 * reads, stores nothing, and logs one line at most.
 */
@ServerTest
@TestPropertySource(properties = "lanet.test.house=of canaries")
class BadBodiesTest {
    /** A wrong password is counted against whoever types it. */
    private static final String COUNTS_ATTEMPTS = "POST /profile/second-factor/begin";

    private static final String DEEP = "[".repeat(10_000) + "]".repeat(10_000);
    private static final List<byte[]> NO_OBJECTS = Stream.of(
                    "", "x", "[1]", "null", "7", "{\"asset_id\":", DEEP, "{\"asset_id\":" + DEEP + "}", "{\"a\":1,}")
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toList();
    private static final byte[] LATIN = "{\"description\":\"niño\"}".getBytes(StandardCharsets.ISO_8859_1);

    /** In the place of each field's value. */
    private static final List<String> BAD =
            List.of("", "a\u0000b", "-1", "9999-12-31", "99999999999999999999", "x".repeat(30 << 10));

    /** With a JWT that holds it reads no body. */
    private static final String REFRESH = "/api/agents/token/refresh";

    /** Signing out would end the walk. */
    private static final String SIGN_OUT = "/logout";

    /**
     * Where the server goes on by itself, some seconds after a body that was right: counts of software, what is found in
     * inventories, and the alerts of that; versions of files that were removed; mail that is read again, clocks that are
     * set anew. Whoever stores there leaves an audit record, too, which is looked at.
     */
    private static final Set<String> LATER = Set.of(
            "file_version",
            "received_mail",
            "sla_work",
            "software_news",
            "agent_setting_work",
            "software_title",
            "software_version",
            "software_watch",
            "inventory_finding",
            "alert",
            "alert_event");

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

    TwoClients two;
    Furniture.House home;
    Doorstep door;
    Crawl crawl;
    Estate estate;
    Neighbour rows;
    List<Route> takers;
    List<String> stored = List.of();
    final List<String> wrong = new ArrayList<>();

    @BeforeEach
    void everybodyHasOneOfEverything() throws SQLException {
        two = people.twoClients();
        home = furniture.put(two.cafe(), two.superadmin(), port);
        door = new Doorstep(port, handlers, two.cafe(), two.superadmin());
        door.agent(Caller.AGENT, home.machine().jwt());
        takeWhatWaits();
        estate = Estate.of(database, two.cafe().clientId());
        rows = new Neighbour(database, two.cafe().clientId(), LATER);
        rows.keepStill();
        stored = rows.fingerprint();
        List<Route> routes = Route.all(context);
        crawl = new Crawl(door, routes, estate);
        takers = routes.stream()
                .filter(route ->
                        !route.method().equals("GET") && !route.pattern().equals(SIGN_OUT))
                .filter(route -> !route.isOfPeoplesApi() || takesBody(route))
                .toList();
    }

    private static boolean takesBody(Route route) {
        return Arrays.stream(route.handler().getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class)
                        || parameter.hasParameterAnnotation(RequestPart.class));
    }

    /** A script that nobody fetched would be withdrawn some time after a form has put its machine out of use. */
    private void takeWhatWaits() {
        String present = "{\"asset_id\":\"" + home.machine().assetId() + "\",\"status\":{\"cpu_usage\":1}}";
        byte[] body = present.getBytes(StandardCharsets.UTF_8);
        Doorstep.Answer answer = door.knock(Caller.AGENT, "POST", "/api/agents/heartbeat", "application/json", body);
        assertThat(answer.body()).contains("\"script\"");
    }

    @AfterEach
    void everybodyLeaves() throws SQLException {
        rows.close();
        door.close();
    }

    @Test
    void an_agents_route_refuses_what_is_no_json_object() throws SQLException {
        try (LogLines log = LogLines.listen()) {
            for (Route route : takers.stream().filter(BadBodiesTest::isApi).toList()) {
                Caller caller = route.pattern().equals(REFRESH)
                        ? Caller.NOBODY
                        : route.isOfPeoplesApi() ? Caller.SUPERADMINS_PROGRAM : Caller.AGENT;
                String path = crawl.paths(route).getFirst();
                List<byte[]> bodies = new ArrayList<>(NO_OBJECTS);
                bodies.add(LATIN);
                for (byte[] body : bodies) {
                    send(caller, route, path, "application/json", body, log);
                }
                send(caller, route, path, "text/xml", "<a/>".getBytes(StandardCharsets.UTF_8), log);
                send(caller, route, path, "multipart/form-data", new byte[] {1, 2, 3}, log);
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void a_forged_jwt_opens_no_agents_route() throws SQLException {
        String[] parts = home.machine().jwt().split("\\.", -1);
        try (LogLines log = LogLines.listen()) {
            for (String forged : List.of(
                    part("{\"alg\":\"none\"}") + "." + parts[1] + ".",
                    part("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2],
                    part("{\"alg\":\"HS256\",\"kid\":\"../../dev/null\"}") + "." + parts[1] + "." + parts[2],
                    part("{\"alg\":\"RS256\",\"jku\":\"http://cebo.invalid/\"}") + "." + parts[1] + "." + parts[2],
                    parts[0] + "." + part("{\"asset_id\":\"" + estate.id("asset_id") + "\"}") + "." + parts[2],
                    parts[0] + "." + parts[1] + "." + parts[2].substring(2),
                    "a.b.c",
                    "..")) {
                door.agent(Caller.AGENT, forged);
                for (Route route : takers.stream()
                        .filter(route -> isApi(route) && !route.isOpen())
                        .toList()) {
                    String path = crawl.paths(route).getFirst();
                    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
                    Doorstep.Answer answer = send(Caller.AGENT, route, path, "application/json", body, log);
                    if (answer.status() != 401 || answer.ran()) {
                        wrong.add(route + " with " + forged + " → " + answer.status());
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void a_page_refuses_what_no_form_of_ours_would_send() throws SQLException {
        try (LogLines log = LogLines.listen()) {
            for (Route route : takers.stream().filter(route -> !isApi(route)).toList()) {
                Optional<Caller> caller = Stream.of(Caller.REQUESTER, Caller.SUPERADMIN, Caller.TECHNICIAN)
                        .filter(route::allows)
                        .findFirst();
                if (caller.isPresent()) {
                    spoil(caller.get(), route, log);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    private void spoil(Caller caller, Route route, LogLines log) throws SQLException {
        String path = crawl.paths(route).getFirst();
        Map<String, String> good = Fields.of(route.handler(), estate::id, "prueba");
        Set<String> fields = new LinkedHashSet<>(Fields.declared(route.handler()));
        fields.add("body");
        // Each field by itself would be some thousand requests: they are spoilt together, in each way once.
        for (String bad : BAD) {
            Map<String, String> form = new LinkedHashMap<>(good);
            fields.forEach(field -> form.put(field, bad));
            send(caller, route, path, "application/x-www-form-urlencoded", bytes(Doorstep.form(form)), log);
        }
        for (String body : List.of("", "%ff=%zz", "=&&=", "a".repeat(300 << 10))) {
            send(caller, route, path, "application/x-www-form-urlencoded", bytes(body), log);
        }
        send(caller, route, path, "application/json", bytes("{}"), log);
        send(caller, route, path, "multipart/form-data", bytes("x"), log);
        send(
                caller,
                route,
                path,
                "multipart/form-data; boundary=x",
                bytes("--x\r\nContent-Disposition: x\r\n\r\n--x--"),
                log);
    }

    private Doorstep.Answer send(Caller caller, Route route, String path, String type, byte[] body, LogLines log)
            throws SQLException {
        log.forget();
        Doorstep.Answer answer = door.knock(caller, route.method(), path, type, body);
        String told = route + " with " + type + " "
                + new String(body, 0, Math.min(80, body.length), StandardCharsets.UTF_8) + " → " + answer.status();
        if (answer.status() >= 500 || (isApi(route) && answer.status() < 400)) {
            wrong.add(told);
        }
        boolean inItsForm = isApi(route)
                ? answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")
                : answer.isPage();
        if (answer.status() >= 400 && !inItsForm) {
            wrong.add(told + " as " + answer.headers().map());
        }
        List<String> after = rows.fingerprint();
        if (answer.status() >= 400 && !after.equals(stored) && !COUNTS_ATTEMPTS.equals(route.toString())) {
            wrong.add(told + " and yet something was stored: "
                    + after.stream().filter(table -> !stored.contains(table)).toList());
        }
        stored = after;
        if (log.ofRequests().size() > 1 || log.lines().stream().anyMatch(LogLines.Line::hasTrace)) {
            wrong.add(told + " is logged: " + log.lines());
        }
        return answer;
    }

    private static boolean isApi(Route route) {
        return route.pattern().startsWith("/api/");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(json));
    }
}
