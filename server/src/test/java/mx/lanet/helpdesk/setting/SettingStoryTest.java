package mx.lanet.helpdesk.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.asset.AssetChanges;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.client.Site;
import mx.lanet.helpdesk.client.Sites;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestAgents;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a page to what an agent is told. */
@ServerTest
class SettingStoryTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Pattern STAMP = Pattern.compile("name=\"stamp\" value=\"([^\"]*)\"");
    private static final Pattern TAGS = Pattern.compile("<[^>]*>|\\s+");

    @Autowired
    private TestPeople people;

    @Autowired
    private EnrolmentTokens tokens;

    @Autowired
    private Sites sites;

    @Autowired
    private AssetDetails assets;

    @Autowired
    private AssetChanges changes;

    @Autowired
    private Tenancy tenancy;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private TwoClients clients;
    private TestAgents agents;
    private TestAgents.Joined machine;
    private Visitor marco;
    private String client;
    private String site;
    private String here;

    @BeforeEach
    void aMachineAndItsTechnician() {
        clients = people.twoClients();
        agents = new TestAgents(tokens, port);
        machine = agents.join(clients.cafe(), "PC-CAJA");
        marco = Visitor.as(clients.cafe().technician(), port);
        client = "/alerts/settings/clients/" + clients.cafe().clientId();
        site = client + "/sites/" + clients.cafe().siteId();
        here = "/alerts/settings/machines/" + machine.assetId();
    }

    @AfterEach
    void heLeaves() {
        marco.close();
    }

    @Test
    void the_narrowest_place_decides_the_page_says_who_and_the_agent_is_told_value_and_origin() {
        save(client, Map.of("workstation.disk_threshold", "80", "server.disk_threshold", "70"));
        awaitTold("80", "client");
        save(site, Map.of("workstation.disk_threshold", "75"));
        awaitTold("75", "site");
        save(here, Map.of("any.disk_threshold", "60"));

        assertThat(told()).isEqualTo("60 asset");
        assertThat(page(here)).contains("60 % de este equipo", "Sin esto: 75 %, del sitio");
        assertThat(page(site)).contains("70 % del cliente", "75 % del sitio", "Sin esto: 80 %, del cliente");
        assertThat(page(site))
                .containsPattern("75 % del sitio.* 1 lugar más abajo dice otra cosa Equipo PC-CAJA: 60 %");
        assertThat(marco.get(site).body()).contains("href=\"" + here + "\"");
        assertThat(page(client))
                .contains("2 lugares más abajo dicen otra cosa Sitio ")
                .contains(": 75 % Equipo PC-CAJA: 60 %");
        assertThat(page("/alerts/settings")).contains("Cliente ", ": 80 %", "Equipo PC-CAJA: 60 %");
        assertThat(page(here)).doesNotContain("más abajo");
        try (Visitor stranger = Visitor.as(clients.textil().technician(), port)) {
            assertThat(stranger.get("/alerts/settings").body()).doesNotContain(here, client);
        }

        save(here, Map.of());

        assertThat(told()).isEqualTo("75 site");
        assertThat(told()).isEqualTo("- -");
        assertThat(page(here)).contains("75 % del sitio").doesNotContain("Sin esto");
    }

    @Test
    void what_is_taken_back_is_told_as_what_was_usual_or_as_nothing() {
        save(here, Map.of("any.disk_threshold", "60", "any.temperature_threshold", "70"));
        beat();

        save(here, Map.of());

        JsonNode updates = beat().path("config_updates");
        assertThat(updates.path("disk_threshold").asInt()).isEqualTo(90);
        assertThat(updates.path("temperature_threshold").isNull()).isTrue();
    }

    @Test
    void a_machine_that_moves_or_becomes_a_server_takes_over_what_is_said_there() {
        Person lucia = clients.superadmin();
        Site office = sites.create(lucia, clients.cafe().clientId(), new Sites.Draft("Bodega", "", ""));
        save(client, Map.of("server.disk_threshold", "70"));
        save(
                client + "/sites/" + office.id(),
                Map.of("workstation.disk_threshold", "66", "server.cpu_threshold", "55"));

        changes.move(lucia, asset(), asset().version(), office.id(), office.name());
        assertThat(told()).isEqualTo("66 site");

        marco.post(here + "/kind", Map.of("version", String.valueOf(asset().version()), "kind", "server"));
        JsonNode data = beat();
        assertThat(data.path("config_updates").path("disk_threshold").asInt()).isEqualTo(70);
        assertThat(data.path("config_updates").path("cpu_threshold").asInt()).isEqualTo(55);
        assertThat(data.path("config_origins").path("disk_threshold").asString())
                .isEqualTo("client");
    }

    @Test
    void a_machine_is_what_its_inventory_says_until_a_person_says_otherwise() {
        save(client, Map.of("server.disk_threshold", "70", "workstation.disk_threshold", "80"));
        awaitTold("80", "client");

        inventory("Xeon");
        assertThat(told()).isEqualTo("70 client");
        assertThat(transactionsOf("inventory_received", "kind_changed")).isEqualTo(1);
        assertThat(page(here)).contains("Lo dice su sistema.");

        marco.post(here + "/kind", Map.of("version", String.valueOf(asset().version()), "kind", "laptop"));
        inventory("Xeon Gold");
        assertThat(told()).isEqualTo("80 client");
        assertThat(page(here)).contains("Lo dijo una persona.");
        assertThat(marco.get("/assets/" + machine.assetId() + "/inventory").body())
                .contains("Laptop · Lo dijo una persona.");
    }

    /** A crash between the two would leave the kind as it was until something else changes. */
    private long transactionsOf(String... events) {
        return tenancy.call(new Scope.Client(clients.cafe().clientId()), () -> jdbc.sql(
                        "SELECT count(DISTINCT xmin::text) FROM asset_event WHERE client_id = :client"
                                + " AND asset_id = :asset AND kind = ANY (:events)")
                .param("client", clients.cafe().clientId())
                .param("asset", machine.assetId())
                .param("events", events)
                .query(Long.class)
                .single());
    }

    private void inventory(String processor) {
        int status = agents.post(
                machine,
                "/api/agents/inventory",
                """
                {"asset_id": "%s", "hardware": {"os": "Windows", "os_version": "Server 2022", "cpu": "%s"}}"""
                        .formatted(machine.assetId(), processor));
        assertThat(status).isEqualTo(200);
    }

    @Test
    void who_saves_over_another_ones_change_is_told_and_nothing_is_lost() {
        String seen = stamp(site);
        save(site, Map.of("workstation.cpu_threshold", "81"));

        HttpResponse<String> late = post(site, seen, Map.of("workstation.memory_threshold", "82"));
        HttpResponse<String> again = post(site, stamp(late), Map.of("workstation.memory_threshold", "82"));

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("No se guardó nada", "value=\"82\"");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(page(site)).contains("81 % del sitio").doesNotContain("82 %");
    }

    @Test
    void what_cannot_be_is_said_beside_its_field_and_strangers_find_nothing() {
        HttpResponse<String> wrong = post(
                client, stamp(client), Map.of("server.cpu_threshold", "ciento dos", "workstation.cpu_threshold", "85"));

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("Procesador, Servidores", "Escribe un número entero de 1 a 100.", "value=\"ciento dos\"");
        assertThat(page(client)).doesNotContain("85 % del cliente");
        try (Visitor stranger = Visitor.as(clients.textil().technician(), port)) {
            for (String place : new String[] {client, site, here}) {
                assertThat(stranger.get(place).statusCode()).isEqualTo(404);
                assertThat(stranger.post(place, Map.of("any.cpu_threshold", "1"))
                                .statusCode())
                        .isEqualTo(404);
            }
        }
        assertThat(marco.post("/alerts/settings", Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    void what_people_see_on_their_machines_is_said_like_all_else_and_an_empty_text_too() {
        save(
                client,
                Map.of(
                        "workstation.support_name", "Soporte Café & Cía",
                        "workstation.brand_color", "#1D4ED8",
                        "workstation.desktop_tickets", "own",
                        "workstation.brand_greeting", "Cuéntanos qué pasa"));
        await().atMost(SOON).until(() -> !beat().path("config_updates").isEmpty());
        save(here, Map.of("any.brand_greeting", "-", "any.desktop_consent", "tell"));
        beat();

        assertThat(page(here))
                .contains("#1d4ed8 del cliente", "solo los suyos del cliente", "vacío de este equipo")
                .contains("Sin esto: Cuéntanos qué pasa, del cliente", "se le avisa de este equipo");
        assertThat(marco.get(client).body()).contains("value=\"Soporte Café &amp; Cía\"", "fill=\"#1d4ed8\"");
        HttpResponse<String> wrong = post(
                client,
                stamp(client),
                Map.of("workstation.brand_color", "azul", "workstation.brand_name", "n".repeat(61)));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Escribe un color como #1d4ed8", "value=\"azul\"");
    }

    private AssetDetail asset() {
        return assets.find(clients.superadmin(), machine.assetId()).orElseThrow();
    }

    private void save(String place, Map<String, String> fields) {
        assertThat(post(place, stamp(place), fields).statusCode()).isEqualTo(303);
    }

    private HttpResponse<String> post(String place, String stamp, Map<String, String> fields) {
        Map<String, String> form = new HashMap<>(fields);
        form.put("stamp", stamp);
        return marco.post(place, form);
    }

    private String stamp(String place) {
        return stamp(marco.get(place));
    }

    private static String stamp(HttpResponse<String> page) {
        Matcher stamp = STAMP.matcher(page.body());
        assertThat(stamp.find()).as(page.body()).isTrue();
        return stamp.group(1);
    }

    private String page(String place) {
        HttpResponse<String> page = marco.get(place, "Accept-Language", "es");
        return TAGS.matcher(page.body()).replaceAll(" ").replaceAll("[\\s\u00a0\u202f\u2009]+", " ");
    }

    /** What is said of many is carried to its machines by and by. */
    private void awaitTold(String value, String origin) {
        await().atMost(SOON).until(() -> told().equals(value + " " + origin));
    }

    /** The threshold that the next heartbeat brings, and who says it. */
    private String told() {
        JsonNode data = beat();
        JsonNode value = data.path("config_updates").path("disk_threshold");
        return value.isMissingNode()
                ? "- -"
                : value.asString() + " "
                        + data.path("config_origins").path("disk_threshold").asString();
    }

    private JsonNode beat() {
        String body = "{\"asset_id\":\"%s\",\"status\":{\"cpu_usage\":10}}".formatted(machine.assetId());
        return new JsonMapper()
                .readTree(agents.answer(machine, "/api/agents/heartbeat", body))
                .path("data");
    }
}
