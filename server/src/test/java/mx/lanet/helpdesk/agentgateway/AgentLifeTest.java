package mx.lanet.helpdesk.agentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.agentgateway.AgentClient.Answer;
import mx.lanet.helpdesk.command.CommandKind;
import mx.lanet.helpdesk.command.CommandOrder;
import mx.lanet.helpdesk.command.Commands;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.enrolment.TokenSettings;
import mx.lanet.helpdesk.monitoring.Presence;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestClock;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.protocol.AgentKey;
import mx.lanet.protocol.KeyProof;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What follows after joining: JWTs are renewed, work is done, machines go silent, inventories arrive. */
@ServerTest
class AgentLifeTest {
    private static final AgentKey KEY = AgentKey.generate();

    @Autowired
    TestPeople people;

    @Autowired
    EnrolmentTokens tokens;

    @Autowired
    Commands commands;

    @Autowired
    Presence presence;

    @Autowired
    TestClock time;

    @Autowired
    Clock clock;

    @Autowired
    Tenancy tenancy;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private TwoClients companies;
    private AgentClient agent;
    private UUID asset;

    @BeforeEach
    void a_machine_has_joined() {
        companies = people.twoClients();
        String token = tokens.create(
                        companies.superadmin(),
                        companies.cafe().clientId(),
                        companies.cafe().siteId(),
                        new TokenSettings("", null, null, true))
                .token()
                .value();
        agent = new AgentClient(port);
        Answer joined = agent.post(
                "/api/agents/register-with-token",
                "{\"token\":\"%s\",\"public_key\":\"%s\",\"hardware_info\":{\"computer_name\":\"CAJA-%s\"}}"
                        .formatted(token, AgentKey.generate().publicText(), UUID.randomUUID()));
        asset = joined.id("asset_id");
        agent.with(joined.text("agent_token"));
    }

    @Test
    void a_valid_jwt_is_renewed() {
        Answer renewed = agent.post("/api/agents/token/refresh", "");

        assertThat(renewed.status()).isEqualTo(200);
        assertThat(renewed.json().path("data").path("agent_token").asString()).isEqualTo(renewed.text("agent_token"));
        assertThat(agent.with(renewed.text("agent_token"))
                        .heartbeat(asset, "{}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_expired_jwt_is_renewed_by_the_key_and_a_proof_counts_once() {
        UUID machine = joinWith(KEY);
        String proof = proof(machine, KEY, clock.instant().toString(), "nonce-1234567890123456");
        agent.with("an.expired.one");

        Answer first = agent.post("/api/agents/token/refresh", proof);
        Answer again = agent.post("/api/agents/token/refresh", proof);

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(401);
        assertThat(agent.with(first.text("agent_token"))
                        .heartbeat(machine, "{}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_proof_of_another_key_or_time_is_refused() {
        UUID machine = joinWith(AgentKey.generate());
        AgentKey known = AgentKey.generate();
        UUID late = joinWith(known);
        agent.with(null);

        Answer foreign = agent.post(
                "/api/agents/token/refresh",
                proof(machine, AgentKey.generate(), clock.instant().toString(), "nonce-1234567890123456"));
        Answer off = agent.post(
                "/api/agents/token/refresh",
                proof(late, known, clock.instant().minusSeconds(301).toString(), "nonce-1234567890123456"));

        assertThat(foreign.status()).isEqualTo(401);
        assertThat(off.status()).isEqualTo(401);
        assertThat(off.type()).startsWith("application/problem+json");
    }

    @Test
    void a_command_is_delivered_until_its_result_arrives_and_finished_once() {
        UUID command = commands.order(
                companies.superadmin(),
                CommandOrder.of(companies.cafe().clientId(), asset, CommandKind.COLLECT_INVENTORY));
        assertThat(delivered()).contains(command.toString());
        assertThat(delivered()).contains(command.toString());

        String path = "/api/agents/commands/" + command + "/result";
        Answer done = agent.post(path, "{\"status\":\"succeeded\",\"exit_code\":0,\"stdout\":\"listo\"}");
        Answer again = agent.post(path, "{\"status\":\"failed\",\"exit_code\":9}");

        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(200);
        assertThat(delivered()).doesNotContain(command.toString());
        assertThat(one("SELECT status || ' ' || stdout FROM agent_command WHERE asset_id = :asset"))
                .isEqualTo("succeeded listo");
        assertThat(count("SELECT count(*) FROM asset_event WHERE asset_id = :asset AND kind = 'command_finished'"))
                .isOne();
    }

    @Test
    void a_machine_is_offline_after_three_missed_heartbeats_and_online_with_the_next() {
        agent.heartbeat(asset, "{}");
        time.advance(Duration.ofSeconds(150));
        presence.declareOffline();
        assertThat(one("SELECT presence FROM asset WHERE asset_id = :asset")).isEqualTo("online");

        time.advance(Duration.ofSeconds(60));
        presence.declareOffline();
        assertThat(one("SELECT presence FROM asset WHERE asset_id = :asset")).isEqualTo("offline");

        agent.heartbeat(asset, "{}");
        assertThat(one("SELECT presence FROM asset WHERE asset_id = :asset")).isEqualTo("online");
        assertThat(list("SELECT kind FROM asset_event WHERE asset_id = :asset ORDER BY event_id"))
                .containsSubsequence("online", "offline", "online");
    }

    @Test
    void an_alert_closes_and_the_condition_is_normal_when_the_reading_is_below_again() {
        agent.post(
                "/api/agents/heartbeat",
                """
                {"asset_id":"%s","status":{"cpu_usage":97},"alerts":[{"type":"cpu_high","severity":"critical",
                "message":"97 %%","threshold":90,"current_value":97}]}
                """
                        .formatted(asset));
        assertThat(one("SELECT condition FROM asset WHERE asset_id = :asset")).isEqualTo("critical");

        agent.heartbeat(asset, "{\"cpu_usage\":20}");

        assertThat(one("SELECT condition FROM asset WHERE asset_id = :asset")).isEqualTo("normal");
        assertThat(count("SELECT count(*) FROM alert WHERE asset_id = :asset AND closed_at IS NULL"))
                .isZero();
    }

    @Test
    void alerts_of_one_kind_that_came_and_went_while_it_was_away_are_one_that_began_as_often_and_is_open() {
        String first = namedAlert("primera", 10);
        String second = namedAlert("segunda", 11);
        String third = namedAlert("tercera", 12);

        alerts(first + "," + second);
        alerts(first + "," + second);
        alerts(third);
        alerts(second);

        assertThat(list("SELECT message || ' ' || times FROM alert WHERE asset_id = :asset AND closed_at IS NULL"))
                .containsExactly("tercera 3");
        assertThat(count("SELECT count(*) FROM alert WHERE asset_id = :asset")).isOne();
    }

    @Test
    void an_alert_that_the_agent_ends_closes_and_the_same_trouble_within_a_day_opens_it_again() {
        alerts("{\"alert_id\":\"%s\",\"type\":\"service_down\",\"subject\":\"Spooler\",\"severity\":\"critical\"}"
                .formatted(UUID.randomUUID()));
        String ended = "{\"alert_id\":\"%s\",\"type\":\"service_down\",\"subject\":\"Spooler\",\"recovered_at\":\"%s\"}"
                .formatted(UUID.randomUUID(), time.instant());
        alerts(ended);
        assertThat(one("SELECT condition FROM asset WHERE asset_id = :asset")).isEqualTo("normal");

        time.advance(Duration.ofHours(20));
        alerts("{\"alert_id\":\"%s\",\"type\":\"service_down\",\"subject\":\"Spooler\",\"severity\":\"critical\"}"
                .formatted(UUID.randomUUID()));
        assertThat(list("SELECT times || ' ' || (closed_at IS NULL) FROM alert WHERE asset_id = :asset"))
                .containsExactly("2 true");
    }

    @Test
    void no_reading_ends_an_alert_whose_agent_tells_its_end() {
        alerts(namedAlert("97 %", 10));

        agent.heartbeat(asset, "{\"cpu_usage\":20}");

        assertThat(one("SELECT condition FROM asset WHERE asset_id = :asset")).isEqualTo("warning");
        alerts("{\"alert_id\":\"%s\",\"type\":\"cpu\",\"recovered_at\":\"%s\"}"
                .formatted(UUID.randomUUID(), time.instant()));
        assertThat(one("SELECT condition FROM asset WHERE asset_id = :asset")).isEqualTo("normal");
    }

    private static String namedAlert(String message, int hour) {
        return """
                {"alert_id":"%s","type":"cpu","severity":"warning","message":"%s","raised_at":"2026-01-15T%d:00:00Z"}
                """
                .formatted(UUID.randomUUID(), message, hour);
    }

    private void alerts(String alerts) {
        agent.post(
                "/api/agents/heartbeat",
                "{\"asset_id\":\"%s\",\"status\":{\"cpu_usage\":97},\"alerts\":[%s]}".formatted(asset, alerts));
    }

    @Test
    void the_same_inventory_again_is_known_and_another_one_between_is_not_mistaken() {
        String told = "\"hardware\":{\"disks\":[{\"name\":\"disk-%d\",\"size_bytes\":5}]},"
                + "\"software\":{\"installed_software\":[{\"name\":\"Firefox\",\"version\":\"%d\"}]}";

        for (int[] edition : new int[][] {{1, 1}, {1, 1}, {1, 2}, {2, 2}, {1, 2}, {1, 1}}) {
            inventory("2026-01-15T10:00:00Z", told.formatted(edition[0], edition[1]));
        }

        assertThat(list(
                        "SELECT before || ' ' || after FROM inventory_change WHERE asset_id = :asset AND subject = 'Firefox'"
                                + " ORDER BY change_id"))
                .containsExactly("1 2", "2 1");
        assertThat(one("SELECT content #>> '{hardware,disks,0,name}' FROM inventory WHERE asset_id = :asset"))
                .isEqualTo("disk-1");
    }

    @Test
    void an_inventory_replaces_what_it_has_and_remembers_what_changed() {
        inventory(
                "2026-01-15T10:00:00Z",
                """
                "hardware":{"cpu":"Intel Core i5","ram_bytes":8589934592,"disks":[{"name":"sda","size_bytes":5}]},
                "network":[{"name":"eth0","mac_address":"00:1a:2b:3c:4d:5e","ip_addresses":["192.168.10.41"]}],
                "software":{"installed_software":[{"name":"Firefox","version":"120"},{"name":"Zoom","version":"5"}],
                "services":[{"name":"sshd","status":"running"}]}
                """);
        Answer second = inventory(
                "2026-01-15T11:00:00Z",
                """
                "hardware":{"cpu":"Intel Core i5","ram_bytes":17179869184},"network":null,
                "software":{"installed_software":[{"name":"Firefox","version":"121","install_date":"20260115"},
                {"name":"Krita","version":"5.2","size":"1200"},{"name":"Krita","version":"5.2"}]}
                """);

        assertThat(second.status()).as(second.text()).isEqualTo(200);
        assertThat(list("SELECT name || ' ' || version FROM asset_software WHERE asset_id = :asset ORDER BY 1"))
                .containsExactly("Firefox 121", "Krita 5.2");
        assertThat(
                        list(
                                "SELECT concat_ws(' ', kind, subject, before, after) FROM inventory_change WHERE asset_id = :asset"))
                .containsExactlyInAnyOrder(
                        "memory ram 8 GB 16 GB", "upgraded Firefox 120 121", "installed Krita  5.2", "removed Zoom 5 ");
        assertThat(one("SELECT ip_address || ' ' || (facts ->> 'ram') FROM asset WHERE asset_id = :asset"))
                .isEqualTo("192.168.10.41 16 GB");
        assertThat(one("SELECT content #>> '{hardware,disks,0,name}' FROM inventory WHERE asset_id = :asset"))
                .isEqualTo("sda");
        assertThat(one("SELECT content #>> '{software,services,0,name}' FROM inventory WHERE asset_id = :asset"))
                .isEqualTo("sshd");
    }

    @Test
    void an_inventory_that_was_collected_earlier_changes_nothing() {
        inventory("2026-01-15T10:00:00Z", "\"software\":{\"installed_software\":[{\"name\":\"Firefox\"}]}");
        Answer old = inventory("2026-01-15T09:00:00Z", "\"software\":{\"installed_software\":[]}");

        assertThat(old.status()).isEqualTo(200);
        assertThat(count("SELECT count(*) FROM asset_software WHERE asset_id = :asset"))
                .isOne();
    }

    private UUID joinWith(AgentKey key) {
        String token = tokens.create(
                        companies.superadmin(),
                        companies.cafe().clientId(),
                        companies.cafe().siteId(),
                        new TokenSettings("", null, null, true))
                .token()
                .value();
        return agent.post(
                        "/api/agents/register-with-token",
                        "{\"token\":\"%s\",\"public_key\":\"%s\",\"hardware_info\":{\"computer_name\":\"PC-%s\"}}"
                                .formatted(token, key.publicText(), UUID.randomUUID()))
                .id("asset_id");
    }

    private static String proof(UUID asset, AgentKey key, String time, String nonce) {
        KeyProof proof = KeyProof.sign(key, asset.toString(), time, nonce);
        return "{\"asset_id\":\"%s\",\"timestamp\":\"%s\",\"nonce\":\"%s\",\"signature\":\"%s\"}"
                .formatted(asset, time, nonce, proof.signature());
    }

    private Answer inventory(String collectedAt, String sections) {
        return agent.post(
                "/api/agents/inventory",
                "{\"asset_id\":\"" + asset + "\",\"collected_at\":\"" + collectedAt + "\"," + sections + "}");
    }

    private String delivered() {
        return agent.heartbeat(asset, "{}").json().path("data").path("commands").toString();
    }

    private String one(String sql) {
        return list(sql).getFirst();
    }

    private long count(String sql) {
        return Long.parseLong(one(sql));
    }

    private List<String> list(String sql) {
        return tenancy.call(
                new Scope.Client(companies.cafe().clientId()),
                () -> jdbc.sql(sql).param("asset", asset).query(String.class).list());
    }
}
