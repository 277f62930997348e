package mx.lanet.helpdesk.agentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import mx.lanet.helpdesk.agentgateway.AgentClient.Answer;
import mx.lanet.helpdesk.command.CommandKind;
import mx.lanet.helpdesk.command.CommandOrder;
import mx.lanet.helpdesk.command.Commands;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.enrolment.TokenSettings;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestClock;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever arrives, the answer says what is wrong, and nothing is stored. */
@ServerTest
class BadInputTest {
    private static final String REGISTER = "/api/agents/register-with-token";
    private static final String HEARTBEAT = "/api/agents/heartbeat";
    private static final String INVENTORY = "/api/agents/inventory";
    private static final String REFRESH = "/api/agents/token/refresh";

    @Autowired
    TestPeople people;

    @Autowired
    EnrolmentTokens tokens;

    @Autowired
    Commands commands;

    @Autowired
    TestClock time;

    @Autowired
    Tenancy tenancy;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private TwoClients companies;
    private AgentClient agent;
    private UUID asset;
    private String jwt;

    @BeforeEach
    void a_machine_of_the_cafe_has_joined() {
        companies = people.twoClients();
        agent = new AgentClient(port);
        Answer joined = agent.join(token(companies.cafe(), null), "{\"computer_name\":\"CAJA-01\"}");
        asset = joined.id("asset_id");
        jwt = joined.text("agent_token");
    }

    @Test
    void both_documents_messages_are_taken() {
        String nested = Spoiled.captured("registration-nested", Map.of("token", token(companies.textil(), null)));
        String flat = Spoiled.captured("registration-flat", Map.of("token", token(companies.textil(), null)));
        UUID command = commands.order(
                companies.superadmin(), CommandOrder.of(companies.cafe().clientId(), asset, CommandKind.RESTART_AGENT));

        assertThat(agent.post(REGISTER, nested).status()).isEqualTo(200);
        assertThat(agent.post(REGISTER, flat).status()).isEqualTo(201);
        assertThat(agent.post(HEARTBEAT, captured("heartbeat")).status()).isEqualTo(200);
        assertThat(agent.post(INVENTORY, captured("inventory")).status()).isEqualTo(200);
        assertThat(agent.post("/api/agents/commands/" + command + "/result", captured("command-result"))
                        .status())
                .isEqualTo(200);
        assertThat(count(companies.textil(), "SELECT count(*) FROM asset_software"))
                .isOne();
    }

    @Test
    void a_value_of_the_wrong_type_is_named_and_nothing_is_stored() {
        String token = token(companies.textil(), null);
        UUID command = commands.order(
                companies.superadmin(), CommandOrder.of(companies.cafe().clientId(), asset, CommandKind.RESTART_AGENT));
        List<String> surprises = new ArrayList<>();
        for (String shape : List.of("registration-nested", "registration-flat", "registration-proven")) {
            refuseAll(REGISTER, Spoiled.captured(shape, Map.of("token", token)), surprises);
        }
        refuseAll(HEARTBEAT, captured("heartbeat"), surprises);
        refuseAll(INVENTORY, captured("inventory"), surprises);
        refuseAll("/api/agents/commands/" + command + "/result", captured("command-result"), surprises);
        agent.with(null);
        refuseAll(REFRESH, captured("token-refresh"), surprises);

        assertThat(surprises).isEmpty();
        nothingIsStored();
        assertThat(count(companies.textil(), "SELECT count(*) FROM asset")).isZero();
    }

    @Test
    void what_is_missing_is_named() {
        assertThat(wrongFields(agent.post(REGISTER, "{}"))).contains("token", "hardware_info");
        assertThat(wrongFields(agent.post(HEARTBEAT, "{}"))).contains("asset_id", "status");
        assertThat(wrongFields(agent.post(INVENTORY, "{}"))).contains("asset_id");
        assertThat(wrongFields(agent.post("/api/agents/commands/" + asset + "/result", "{}")))
                .contains("status");
        assertThat(wrongFields(agent.with(null).post(REFRESH, "{\"signature\":\"x\"}")))
                .contains("asset_id", "timestamp", "nonce");
        nothingIsStored();
    }

    @Test
    void nonsense_is_refused_and_the_server_goes_on() {
        byte[] latin1 = "{\"asset_id\":\"niño\"}".getBytes(StandardCharsets.ISO_8859_1);
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        for (String path : List.of(REGISTER, HEARTBEAT, INVENTORY)) {
            problem(agent.post(path, latin1, "application/json"), 400);
            problem(agent.post(path, deep), 400);
            problem(agent.post(path, "{\"asset_id\":" + deep + "}"), 400);
            problem(agent.post(path, "[1]"), 400);
            problem(agent.post(path, "{\"asset_id\":"), 400);
            problem(agent.post(path, ""), 400);
            problem(agent.post(path, "{}".getBytes(StandardCharsets.UTF_8), "text/xml"), 415);
        }
        problem(agent.post(HEARTBEAT, "{\"x\":\"" + "a".repeat(300 * 1024) + "\"}"), 413);
        problem(agent.post(INVENTORY, "{\"x\":\"" + "a".repeat(17 << 20) + "\"}"), 413);
        problem(agent.heartbeat(asset, "{\"cpu_usage\":900}"), 400);
        problem(agent.heartbeat(asset, "{\"cpu_usage\":-1}"), 400);
        problem(agent.heartbeat(asset, "{\"cpu_usage\":1e999}"), 400);
        problem(agent.heartbeat(asset, "{\"last_boot\":\"9999-01-01T00:00:00Z\"}"), 400);
        problem(agent.heartbeat(asset, "{\"antivirus_status\":\"" + "a".repeat(201) + "\"}"), 400);
        problem(agent.post(INVENTORY, captured("inventory").replace("2026-01-15T10:30", "9999-01-15T10:30")), 400);
        nothingIsStored();
        assertThat(agent.heartbeat(asset, "{\"cpu_usage\":9}").status()).isEqualTo(200);
    }

    @Test
    void a_token_that_does_not_hold_is_refused_with_its_reason() {
        var off = new TokenSettings("", null, null, false);
        var expiring = new TokenSettings("", time.instant().plusSeconds(60), null, true);
        String offToken = token(companies.cafe(), off);
        String expiredToken = token(companies.cafe(), expiring);
        String single = token(companies.cafe(), new TokenSettings("", null, 1, true));
        time.advance(Duration.ofMinutes(2));

        assertThat(agent.join(single, pc(1)).status()).isEqualTo(201);
        problem(agent.join(single, pc(2)), 403);
        problem(agent.join(offToken, pc(3)), 403);
        problem(agent.join(expiredToken, pc(4)), 403);
        problem(agent.join("LANET-0000-0000-000000", pc(5)), 401);
        problem(agent.join("no es un token", pc(6)), 400);
        assertThat(count(companies.cafe(), "SELECT count(*) FROM asset")).isEqualTo(2);
        assertThat(count(companies.cafe(), "SELECT count(*) FROM enrolment_use WHERE asset_id IS NULL"))
                .isEqualTo(3);
    }

    @Test
    void fifty_machines_at_once_use_a_token_for_ten_ten_times() throws InterruptedException, ExecutionException {
        String ten = token(companies.textil(), new TokenSettings("", null, 10, true));
        List<Callable<Integer>> machines = IntStream.range(0, 50)
                .<Callable<Integer>>mapToObj(number ->
                        () -> new AgentClient(port).join(ten, pc(number)).status())
                .toList();
        List<Integer> statuses = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(50)) {
            for (Future<Integer> answer : pool.invokeAll(machines)) {
                statuses.add(answer.get());
            }
        }

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(10);
        assertThat(statuses).filteredOn(status -> status == 403).hasSize(40);
        assertThat(count(companies.textil(), "SELECT count(*) FROM asset")).isEqualTo(10);
        assertThat(count(companies.textil(), "SELECT max(uses) FROM enrolment_token"))
                .isEqualTo(10);
    }

    @Test
    void a_jwt_that_is_not_ours_or_for_another_machine_opens_nothing() {
        AgentClient other = new AgentClient(port);
        UUID foreign = other.join(token(companies.textil(), null), pc(1)).id("asset_id");
        UUID command = commands.order(
                companies.superadmin(),
                CommandOrder.of(companies.textil().clientId(), foreign, CommandKind.RESTART_AGENT));

        problem(agent.heartbeat(foreign, "{}"), 403);
        problem(agent.post(INVENTORY, "{\"asset_id\":\"" + foreign + "\"}"), 403);
        problem(agent.post("/api/agents/commands/" + command + "/result", captured("command-result")), 404);
        problem(agent.post("/api/agents/commands/1-1-1-1-1/result", captured("command-result")), 404);
        for (String forged : List.of(unsigned(), "{}.{}.", "x", jwt + "x", otherKey(), foreignClaims())) {
            problem(agent.with(forged).heartbeat(asset, "{}"), 401);
        }
        problem(agent.with(null).heartbeat(asset, "{}"), 401);
        time.advance(Duration.ofHours(25));
        problem(agent.with(jwt).heartbeat(asset, "{}"), 401);
        nothingIsStored();
    }

    private String unsigned() {
        return part("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + jwt.split("\\.")[1] + ".";
    }

    private String otherKey() {
        return part("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"../../dev/null\"}") + jwt.substring(jwt.indexOf('.'));
    }

    private String foreignClaims() {
        String[] parts = jwt.split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String forged = claims.replace(
                companies.cafe().clientId().toString(),
                companies.textil().clientId().toString());
        return parts[0] + "." + part(forged) + "." + parts[2];
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private void refuseAll(String path, String message, List<String> surprises) {
        for (Spoiled spoiled : Spoiled.all(message)) {
            Answer answer = agent.post(path, spoiled.body());
            boolean named = answer.status() == 400
                    && answer.type().startsWith("application/problem+json")
                    && wrongFields(answer).contains(spoiled.field());
            if (!named) {
                surprises.add(path + " " + spoiled.field() + " → " + answer.status() + " " + answer.text());
            }
        }
    }

    private static void problem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.json().path("success").asBoolean(true)).isFalse();
        assertThat(answer.text("error")).isEqualTo(answer.text("detail")).isNotEmpty();
        assertThat(answer.text()).doesNotContain("Exception", "SELECT", "INSERT");
    }

    private static List<String> wrongFields(Answer answer) {
        return answer.json().path("errors").values().stream()
                .map(error -> error.path("field").asString())
                .toList();
    }

    private void nothingIsStored() {
        for (String table : List.of("asset_status", "inventory", "asset_software", "alert", "agent_log")) {
            assertThat(count(companies.cafe(), "SELECT count(*) FROM " + table))
                    .as(table)
                    .isZero();
        }
        assertThat(count(companies.cafe(), "SELECT count(*) FROM agent_command WHERE result_at IS NOT NULL"))
                .isZero();
    }

    private long count(TwoClients.Company company, String sql) {
        return tenancy.call(
                new Scope.Client(company.clientId()),
                () -> jdbc.sql(sql).query(Long.class).single());
    }

    private String captured(String name) {
        return Spoiled.captured(name, Map.of("asset", asset));
    }

    private static String pc(int number) {
        return "{\"computer_name\":\"PC-" + number + "\"}";
    }

    private String token(TwoClients.Company company, @Nullable TokenSettings settings) {
        TokenSettings chosen = settings == null ? new TokenSettings("", null, null, true) : settings;
        return tokens.create(companies.superadmin(), company.clientId(), company.siteId(), chosen)
                .token()
                .value();
    }
}
