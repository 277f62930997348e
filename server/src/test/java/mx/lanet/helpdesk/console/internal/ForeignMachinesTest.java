package mx.lanet.helpdesk.console.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.alert.Alerts;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.asset.AssetLists;
import mx.lanet.helpdesk.asset.SomeAsset;
import mx.lanet.helpdesk.command.CommandHistory;
import mx.lanet.helpdesk.monitoring.Readings;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class ForeignMachinesTest {
    private static final List<String> TABS =
            List.of("", "/inventory", "/software", "/changes", "/tickets", "/events", "/commands");

    @Autowired
    private TestPeople people;

    @Autowired
    private Tenancy tenancy;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private AssetDetails assets;

    @Autowired
    private AssetLists lists;

    @Autowired
    private Readings readings;

    @Autowired
    private Alerts alerts;

    @Autowired
    private CommandHistory commands;

    @LocalServerPort
    private int port;

    private TwoClients clients;
    private UUID ours;
    private UUID theirs;

    @BeforeEach
    void twoMachines() {
        clients = people.twoClients();
        ours = SomeAsset.of(clients.cafe())
                .named("PC-CAJA-01")
                .condition("warning")
                .in(tenancy, jdbc);
        theirs = SomeAsset.of(clients.textil())
                .named("PC-TELAR-01")
                .condition("warning")
                .in(tenancy, jdbc);
    }

    @Test
    void every_tab_of_a_foreign_machine_is_as_absent_as_that_of_none() {
        for (Person person : List.of(clients.cafe().technician(), clients.cafe().clientAdmin())) {
            try (Visitor visitor = Visitor.as(person, port)) {
                for (String tab : TABS) {
                    assertThat(visitor.get("/assets/" + ours + tab).statusCode())
                            .as(tab)
                            .isEqualTo(200);
                    assertThat(visitor.get("/assets/" + theirs + tab).statusCode())
                            .as(tab)
                            .isEqualTo(404);
                    assertThat(visitor.get("/assets/" + UUID.randomUUID() + tab).statusCode())
                            .as(tab)
                            .isEqualTo(404);
                }
                assertThat(visitor.get("/assets/" + ours + "/no-such-tab").statusCode())
                        .isEqualTo(404);
                assertThat(visitor.get("/assets").body()).contains("PC-CAJA-01").doesNotContain("PC-TELAR-01");
                assertThat(visitor.get("/search?q=TELAR").body()).doesNotContain("PC-TELAR-01");
                assertThat(visitor.get("/").body()).doesNotContain("PC-TELAR-01");
            }
        }
    }

    @Test
    void ticked_machines_become_a_group_by_a_tag_within_ones_reach() {
        UUID other = SomeAsset.of(clients.cafe()).named("PC-CAJA-02").in(tenancy, jdbc);
        try (Visitor daniela = Visitor.as(clients.cafe().technician(), port);
                Visitor stranger = Visitor.as(clients.textil().technician(), port);
                Visitor hugo = Visitor.as(clients.cafe().clientAdmin(), port)) {
            assertThat(choose(daniela, "give", ours, " Piloto ")).isEqualTo(303);
            assertThat(tags(ours)).containsExactly("piloto");
            assertThat(daniela.get("/assets?tag=piloto").body())
                    .contains("PC-CAJA-01")
                    .doesNotContain("PC-CAJA-02");
            assertThat(daniela.get("/assets").body()).contains("/assets?tag=piloto");
            assertThat(stranger.get("/assets").body()).doesNotContain("tag=piloto");

            assertThat(daniela.post(
                                    "/assets/chosen",
                                    Map.of("act", "give", "all", "true", "tag", "cajas", "list", "q=PC-CAJA"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(tags(ours)).containsExactly("cajas", "piloto");
            assertThat(tags(other)).containsExactly("cajas");

            choose(daniela, "take", ours, "piloto");
            choose(daniela, "give", ours, "una, dos");
            choose(daniela, "give", theirs, "robada");
            assertThat(tags(ours)).containsExactly("cajas");
            assertThat(tags(theirs)).isEmpty();
            assertThat(choose(hugo, "give", ours, "suya")).isEqualTo(403);
            assertThat(daniela.post("/assets/chosen", Map.of("act", "run", "asset", ours.toString()))
                            .headers()
                            .firstValue("Location")
                            .orElseThrow())
                    .endsWith("/scripts?asset=" + ours);
        }
    }

    private static int choose(Visitor visitor, String act, UUID asset, String tag) {
        return visitor.post("/assets/chosen", Map.of("act", act, "asset", asset.toString(), "tag", tag))
                .statusCode();
    }

    private List<String> tags(UUID asset) {
        return tenancy.call(
                new Scope.Everything(), () -> jdbc.sql("SELECT tag FROM asset_tag WHERE asset_id = :asset ORDER BY tag")
                        .param("asset", asset)
                        .query(String.class)
                        .list());
    }

    @Test
    void nobody_changes_a_foreign_machine_and_only_staff_change_their_own() {
        for (String action : List.of("name", "site", "person", "retire")) {
            Map<String, String> fields = Map.of(
                    "name", "PC-ROBADA", "site", clients.cafe().siteId().toString(), "person", "", "version", "1");
            try (Visitor daniela = Visitor.as(clients.cafe().technician(), port);
                    Visitor hugo = Visitor.as(clients.cafe().clientAdmin(), port)) {
                assertThat(daniela.post("/assets/" + theirs + "/" + action, fields)
                                .statusCode())
                        .isEqualTo(404);
                assertThat(hugo.post("/assets/" + ours + "/" + action, fields).statusCode())
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void a_machine_moves_only_within_its_client_and_is_only_given_to_the_clients_own_people() {
        try (Visitor lucia = Visitor.as(clients.superadmin(), port)) {
            var toTheirSite = Map.of("site", clients.textil().siteId().toString(), "version", "1");
            var toTheirPerson =
                    Map.of("person", clients.textil().requester().userId().toString(), "version", "1");

            assertThat(lucia.post("/assets/" + ours + "/site", toTheirSite).statusCode())
                    .isEqualTo(404);
            assertThat(lucia.post("/assets/" + ours + "/person", toTheirPerson).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void whoever_changes_an_older_version_is_told_and_nothing_is_overwritten() {
        try (Visitor daniela = Visitor.as(clients.cafe().technician(), port)) {
            assertThat(daniela.post("/assets/" + ours + "/name", Map.of("name", "PC-UNO", "version", "1"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(daniela.post("/assets/" + ours + "/name", Map.of("name", "PC-DOS", "version", "1"))
                            .statusCode())
                    .isEqualTo(409);
            assertThat(assets.find(clients.cafe().technician(), ours)
                            .orElseThrow()
                            .name())
                    .isEqualTo("PC-UNO");
        }
    }

    @Test
    void a_requester_finds_the_own_machine_and_has_no_lists_over_all() {
        Person gabriela = clients.cafe().requester();
        UUID own = SomeAsset.of(clients.cafe()).ofPerson(gabriela.userId()).in(tenancy, jdbc);

        assertThat(assets.find(gabriela, own)).isPresent();
        assertThat(assets.find(gabriela, ours)).isEmpty();
        assertThat(lists.find(gabriela, ours)).isEmpty();
        assertThat(assets.ofPerson(gabriela)).extracting(AssetDetail::assetId).containsExactly(own);
        assertThatThrownBy(() -> alerts.gravest(gabriela, 5)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> lists.recentEvents(gabriela, 5)).isInstanceOf(IllegalArgumentException.class);
        try (Visitor visitor = Visitor.as(gabriela, port)) {
            assertThat(visitor.get("/").headers().firstValue("Location")).hasValue("/portal");
            assertThat(visitor.get("/assets").statusCode()).isEqualTo(403);
            assertThat(visitor.get("/assets/" + own).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void readings_of_a_machine_stay_behind_the_wall_even_with_its_detail_in_hand() {
        Person stranger = clients.textil().technician();
        AssetDetail stolen = assets.find(clients.cafe().technician(), ours).orElseThrow();
        Slice.Request page = new Slice.Request(1, 10);

        assertThat(readings.newest(clients.cafe().technician(), stolen)).isPresent();
        assertThat(readings.newest(stranger, stolen)).isEmpty();
        assertThat(alerts.openOf(stranger, stolen.clientId(), stolen.assetId())).isEmpty();
        assertThat(assets.events(stranger, stolen, page).items()).isEmpty();
        assertThat(assets.inventory(stranger, stolen)).isEmpty();
        assertThat(commands.of(stranger, stolen, page).items()).isEmpty();
    }
}
