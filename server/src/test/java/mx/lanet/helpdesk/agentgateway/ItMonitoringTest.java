package mx.lanet.helpdesk.agentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.apikey.ApiKeys;
import mx.lanet.helpdesk.apikey.KeyWish;
import mx.lanet.helpdesk.asset.Duplicates;
import mx.lanet.helpdesk.enrolment.AssetMerges;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.shared.KeyScope;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestAgents;
import mx.lanet.helpdesk.testing.TestKeys;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Agents that others wrote to the IT Monitoring document: nothing here knows more than that document says. */
@ServerTest
class ItMonitoringTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern SHELL = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);
    private static final String INVENTORY =
            """
            {"agent_id": %s, "timestamp": "2026-03-02T10:30:00.123456", "hostname": "CAJA-09",
             "hardware": {"processor": "Intel Core i5-1135G7", "processor_cores": 4, "processor_threads": "8",
               "processor_speed": "2.40 GHz", "total_ram_gb": 15.8, "available_ram_gb": "3.95", "total_disk_gb": 476.9,
               "available_disk_gb": 119.225, "architecture": "AMD64", "operating_system": "Microsoft Windows 11 Pro",
               "os_version": "10.0.22631", "system_info": {"manufacturer": "HP", "model": "ProBook 440",
               "serial_number": "5CD%s"}, "gpu_of_ours": {"name": null}},
             "software": {"total_software": 3, "installed_software": [
               {"software_name": "7-Zip", "version": "23.01", "vendor": "Igor Pavlov", "install_date": "20240115",
                "install_location": "C:\\\\Program Files\\\\7-Zip"},
               {"software_name": null, "version": null, "vendor": "nobody"},
               {"software_name": "Ñandú", "version": 2, "vendor": null, "install_date": "N/A"}]},
             "domain": {"is_domain_joined": false, "domain_name": null, "domain_user": "CAJA-09\\\\ana",
               "workgroup": "WORKGROUP", "domain_controller": null},
             "network": {"Ethernet": {"ip_address": "192.168.7.9", "mac_address": "00-1A-2B-%s"}}, "something_else": [1]}
            """;

    @Autowired
    TestPeople people;

    @Autowired
    ApiKeys keys;

    @Autowired
    EnrolmentTokens tokens;

    @Autowired
    Duplicates duplicates;

    @Autowired
    AssetMerges merges;

    @Autowired
    Tenancy tenancy;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private TwoClients two;
    private String authorization = "";
    private String agentId = "";

    private record Answer(int status, JsonNode json) {
        String text(String field) {
            return json.path(field).asString("");
        }
    }

    private String version = "1.9.0";

    @BeforeEach
    void a_key() {
        two = people.twoClients();
        authorization = "Bearer " + TestKeys.make(keys, two.superadmin(), two.cafe());
    }

    @Test
    void the_examples_of_the_document_work_as_they_stand() throws Exception {
        String doc = Files.readString(Path.of("../docs/it-monitoring.md"));
        Matcher examples = SHELL.matcher(doc);
        StringBuilder script = new StringBuilder("set -euo pipefail\n");
        while (examples.find()) {
            script.append(examples.group(1)).append('\n');
        }
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", script.toString()).redirectErrorStream(true);
        bash.environment().put("SERVER", "http://localhost:" + port);
        bash.environment().put("KEY", authorization.substring("Bearer ".length()));

        Process run = bash.start();
        String told = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(told)
                .contains("\"agent_id\":", "\"next_report_in\":300", "\"update_available\":", "\"status\":\"ok\"");
        assertThat(run.exitValue()).as(told).isZero();
    }

    @Test
    void a_machine_joins_with_a_key_and_has_the_page_that_every_machine_has() {
        Answer joined = post("/api/agents/register", registration("CAJA-09"));
        agentId = joined.json().path("agent_id").asString();
        Answer stored = post("/api/inventory", inventory(agentId));
        Answer same = post("/api/inventory", inventory("\"" + agentId + "\""));
        Answer well = get("/api/agents/" + agentId + "/health");
        Answer updates = get("/api/updates/check");

        assertThat(joined.status()).isEqualTo(200);
        assertThat(joined.json().path("success").asBoolean()).isTrue();
        assertThat(joined.json().path("agent_id").isIntegralNumber()).isTrue();
        assertThat(joined.text("message")).isNotBlank();
        assertThat(stored.status()).isEqualTo(200);
        assertThat(stored.json().path("next_report_in").asInt()).isEqualTo(300);
        assertThat(same.status()).isEqualTo(200);
        assertThat(well.text("status")).isEqualTo("ok");
        assertThat(well.text("server_time")).contains("T");
        assertThat(updates.json())
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"update_available": true, "latest_version": "1.10.0", "changelog": "Menos ruido",
                                 "download_url": "https://releases.example/agent-1.10.0.msi", "signature": "c2ln",
                                 "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}
                                """));
        for (String newest : List.of("1.10.0", "1.10", "1.11.0-rc1", "2")) {
            version = newest;
            assertThat(get("/api/updates/check").json().toString()).isEqualTo("{\"update_available\":false}");
        }
        version = "1.9.0";
        assertThat(changesOf(agentId)).isZero();
        UUID asset = assetOf(agentId);
        try (Visitor technician = Visitor.as(two.cafe().technician(), port)) {
            assertThat(technician.get("/assets/" + asset + "/inventory").body())
                    .contains(
                            "Intel Core i5-1135G7",
                            "HP ProBook 440",
                            "15.8\u00a0GB",
                            "Windows 11 Pro",
                            "192.168.7.9",
                            "WORKGROUP");
            assertThat(technician.get("/assets/" + asset + "/software").body())
                    .contains("7-Zip", "Igor Pavlov", "Ñandú");
            assertThat(technician.get("/assets/" + asset).body()).contains("75");
        }
    }

    @Test
    void the_same_machine_is_the_same_asset_and_another_clients_is_nobodys() {
        String first = post("/api/agents/register", registration("CAJA-09")).text("agent_id");
        call(assetOf(first), "Caja de la entrada");
        String again = post("/api/agents/register", registration("caja-09")).text("agent_id");
        assertThat(nameOf(first)).isEqualTo("Caja de la entrada");
        agentId = first;
        String renamed = post("/api/agents/register", registration("CAJA-10")).text("agent_id");
        agentId = "";
        authorization = "Bearer " + TestKeys.make(keys, two.superadmin(), two.textil());
        String foreign = post("/api/agents/register", registration("CAJA-10")).text("agent_id");

        assertThat(again).isEqualTo(first).isNotEmpty();
        assertThat(renamed).isEqualTo(first);
        assertThat(nameOf(first)).isEqualTo("CAJA-10");
        assertThat(foreign).isNotEqualTo(first);
        assertThat(get("/api/agents/" + first + "/health").status()).isEqualTo(404);
        assertThat(post("/api/inventory", inventory(first)).status()).isEqualTo(404);
        assertThat(get("/api/agents/99999999/health").status()).isEqualTo(404);
        agentId = first;
        assertThat(get("/api/updates/check").status()).isEqualTo(404);
        assertThat(post("/api/inventory", inventory(foreign)).status()).isEqualTo(403);
    }

    @Test
    void as_many_new_machines_join_with_a_key_as_may_and_those_that_are_there_stay() {
        ApiKeys.Made made = keys.make(
                two.superadmin(),
                new KeyWish(
                        two.cafe().clientId(),
                        two.cafe().siteId(),
                        "Tres cajas",
                        Set.of(KeyScope.MACHINES_JOIN),
                        Instant.now().plus(Duration.ofDays(1)),
                        2));
        authorization = "Bearer " + made.text().reveal();
        Answer first = post("/api/agents/register", registration("CAJA-01"));
        post("/api/agents/register", registration("CAJA-02"));
        Answer third = post("/api/agents/register", registration("CAJA-03"));

        assertThat(third.status()).isEqualTo(403);
        assertThat(third.text("code")).isEqualTo("key_full");
        assertThat(third.text("error")).contains("Llaves de API");
        assertThat(third.json().path("success").asBoolean(true)).isFalse();
        assertThat(post("/api/agents/register", registration("CAJA-01")).json().path("agent_id"))
                .isEqualTo(first.json().path("agent_id"));
        keys.extend(two.superadmin(), made.keyId(), 1, Instant.now().plus(Duration.ofDays(1)), 3);
        assertThat(post("/api/agents/register", registration("CAJA-03")).status())
                .isEqualTo(200);
        assertThat(keys.get(two.superadmin(), made.keyId()).machinesNew()).isEqualTo(3);
    }

    @Test
    void a_key_opens_what_its_scopes_say_until_it_ends() {
        ApiKeys.Made made = TestKeys.made(keys, two.superadmin(), two.cafe(), KeyScope.UPDATES_READ);
        String key = made.text().reveal();
        authorization = "JWT " + key;
        assertThat(get("/api/updates/check").status()).isEqualTo(200);
        assertThat(post("/api/agents/register", registration("CAJA-09")).status())
                .isEqualTo(403);
        assertThat(post("/api/agents/heartbeat", "{}").status()).isEqualTo(403);
        authorization = "Bearer " + key.substring(0, key.length() - 1) + (key.endsWith("x") ? "y" : "x");
        assertThat(get("/api/updates/check").status()).isEqualTo(401);
        authorization = "Bearer " + key;
        keys.revoke(two.cafe().technician(), made.keyId());

        Answer after = get("/api/updates/check");

        assertThat(after.status()).isEqualTo(401);
        assertThat(after.json().path("success").asBoolean(true)).isFalse();
        assertThat(after.text("error")).isEqualTo(after.text("detail")).isNotBlank();
    }

    @Test
    void an_agents_jwt_speaks_for_its_own_machine_with_either_word() {
        var joined = new TestAgents(tokens, port).join(two.cafe(), "CAJA-11");
        String number = numberOf(joined.assetId());
        for (String word : new String[] {"JWT ", "Bearer "}) {
            authorization = word + joined.jwt();
            agentId = number;
            assertThat(post("/api/agents/register", registration("CAJA-11")).text("agent_id"))
                    .isEqualTo(number);
            assertThat(post("/api/inventory", inventory(number)).status()).isEqualTo(200);
            assertThat(get("/api/updates/check").status()).isEqualTo(200);
            assertThat(get("/api/agents/" + number + "/health").status()).isEqualTo(200);
            agentId = "";
            assertThat(get("/api/updates/check").status()).isEqualTo(200);
            assertThat(get("/api/agents/99999999/health").status()).isEqualTo(404);
            assertThat(post("/api/inventory", inventory("99999999")).status()).isEqualTo(404);
        }
    }

    @Test
    void two_agents_of_one_machine_are_offered_for_merging_and_then_are_one() {
        String ours = new TestAgents(tokens, port)
                .join(two.cafe(), "CAJA-12")
                .assetId()
                .toString();
        String number = post("/api/agents/register", registration("CAJA-12")).text("agent_id");
        UUID theirs = assetOf(number);
        assertThat(theirs.toString()).isNotEqualTo(ours);
        assertThat(duplicates.find(two.cafe().technician()))
                .anySatisfy(pair -> assertThat(pair.reasons()).contains(Duplicates.Reason.NAME));

        merges.merge(two.cafe().technician(), two.cafe().clientId(), theirs, UUID.fromString(ours));
        Answer again = post("/api/agents/register", registration("CAJA-12"));
        Answer report = post("/api/inventory", inventory(number));

        assertThat(again.text("agent_id")).isEqualTo(numberOf(UUID.fromString(ours)));
        assertThat(get("/api/agents/" + number + "/health").status()).isEqualTo(200);
        assertThat(report.status()).isEqualTo(200);
        assertThat(inventoriesOf(UUID.fromString(ours))).isZero();
    }

    @Test
    void what_is_wrong_in_a_body_is_named_and_what_is_odd_is_borne() {
        assertThat(post("/api/agents/register", "{\"hostname\":\"  \"}")
                        .json()
                        .path("errors")
                        .get(0)
                        .path("field")
                        .asString())
                .isEqualTo("hostname");
        assertThat(post("/api/inventory", "{\"hardware\":{}}")
                        .json()
                        .path("errors")
                        .get(0)
                        .path("field")
                        .asString())
                .isEqualTo("X-Agent-ID");
        agentId = post("/api/agents/register", "{\"hostname\":\"CAJA-13\",\"os_version\":10,\"more\":{}}")
                .text("agent_id");
        assertThat(post("/api/inventory", "{}").status()).isEqualTo(200);
        assertThat(post("/api/inventory", "{\"hardware\":null,\"software\":{\"installed_software\":[]},\"network\":[]}")
                        .status())
                .isEqualTo(200);
        assertThat(post("/api/inventory", "{\"hardware\":[]}").status()).isEqualTo(400);
        assertThat(post(
                                "/api/inventory",
                                "{\"timestamp\":1767225600.5,\"hardware\":{\"ram_gb\":\"16 GB\",\"processor_cores\":\"N/A\"}}")
                        .status())
                .isEqualTo(200);
        assertThat(chunked("/api/inventory", inventory(agentId))).isEqualTo(200);
    }

    private String registration(String hostname) {
        return "{\"hostname\":\"" + hostname
                + "\",\"os_type\":\"Windows\",\"os_version\":\"10.0.22631\",\"agent_version\":\"1.9.0\"}";
    }

    /** Of a machine of this test alone. */
    private String inventory(String id) {
        String own = two.cafe().clientId().toString().substring(24).toUpperCase(java.util.Locale.ROOT);
        return INVENTORY.formatted(id, own, own.substring(6).replaceAll("(..)(?!$)", "$1-"));
    }

    private Answer post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    private Answer get(String path) {
        return send(request(path).GET());
    }

    /** Without a length, as Python sends what it makes on the way. */
    private int chunked(String path, String json) {
        return send(request(path)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(json))))
                .status();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", authorization)
                .header("X-Forwarded-For", "10.77." + Math.floorMod(authorization.hashCode(), 250) + ".1")
                .header("X-Agent-Version", version);
        if (!agentId.isEmpty()) {
            request.header("X-Agent-ID", agentId);
        }
        return request;
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private UUID assetOf(String number) {
        return ask("SELECT asset_id FROM asset WHERE number = :of", UUID.class, Long.valueOf(number));
    }

    private String numberOf(UUID asset) {
        return ask("SELECT number::text FROM asset WHERE asset_id = :of", String.class, asset);
    }

    private String nameOf(String number) {
        return ask("SELECT name FROM asset WHERE number = :of", String.class, Long.valueOf(number));
    }

    /** As people do on its page. */
    private void call(UUID asset, String name) {
        tenancy.run(new Scope.Client(two.cafe().clientId()), () -> jdbc.sql(
                        "UPDATE asset SET name = :name WHERE client_id = :client AND asset_id = :asset")
                .param("name", name)
                .param("client", two.cafe().clientId())
                .param("asset", asset)
                .update());
    }

    private long changesOf(String number) {
        return ask(
                "SELECT count(*) FROM inventory_change WHERE asset_id = (SELECT asset_id FROM asset WHERE number = :of)",
                Long.class,
                Long.valueOf(number));
    }

    private long inventoriesOf(UUID asset) {
        return ask("SELECT count(*) FROM inventory WHERE asset_id = :of", Long.class, asset);
    }

    private <T> T ask(String query, Class<T> type, @Nullable Object of) {
        return tenancy.call(new Scope.Client(two.cafe().clientId()), () -> jdbc.sql(query)
                .params(Map.of("of", of == null ? "" : of))
                .query(type)
                .single());
    }
}
