package mx.lanet.helpdesk.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetChanges;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.asset.AssetEvents;
import mx.lanet.helpdesk.asset.Duplicates;
import mx.lanet.helpdesk.asset.SomeAsset;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestAgents;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class AssetMergesTest {
    @Autowired
    private AssetMerges merges;

    @Autowired
    private Duplicates duplicates;

    @Autowired
    private AssetDetails details;

    @Autowired
    private AssetEvents events;

    @Autowired
    private AssetChanges changes;

    @Autowired
    private EnrolmentTokens tokens;

    @Autowired
    private TestPeople people;

    @Autowired
    private Tenancy tenancy;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private TwoClients clients;
    private UUID old;
    private UUID fresh;

    @BeforeEach
    void oneMachineTwice() {
        clients = people.twoClients();
        old = SomeAsset.of(clients.cafe()).named("PC-CAJA-01").serial("MXL111").in(tenancy, jdbc);
        fresh = SomeAsset.of(clients.cafe())
                .named("PC-CAJA-NUEVA")
                .serial("MXL111")
                .in(tenancy, jdbc);
        SomeAsset.of(clients.textil()).named("PC-TELAR-01").serial("MXL111").in(tenancy, jdbc);
        change(old, "Chrome");
        change(fresh, "Firefox");
        // Rows of tests come by no registration, which is what notes twins.
        AssetDetail named = details.find(clients.superadmin(), fresh).orElseThrow();
        changes.rename(clients.superadmin(), named, named.version(), "PC-CAJA-LISTA");
    }

    @Test
    void records_of_one_serial_number_are_offered_to_the_clients_technicians_alone() {
        assertThat(duplicates.find(clients.cafe().technician())).singleElement().satisfies(pair -> {
            assertThat(pair.reasons()).contains(Duplicates.Reason.SERIAL);
            assertThat(List.of(pair.one().assetId(), pair.other().assetId())).containsExactlyInAnyOrder(old, fresh);
        });
        assertThat(duplicates.find(clients.textil().technician())).isEmpty();
        assertThat(duplicates.find(clients.textil().technician(), old, fresh)).isEmpty();
        assertThatThrownBy(() -> duplicates.find(clients.cafe().clientAdmin())).isInstanceOf(Refusal.class);
    }

    @Test
    void a_merge_keeps_both_histories_and_leads_to_the_one_that_stays() {
        Person technician = clients.cafe().technician();

        merges.merge(technician, clients.cafe().clientId(), fresh, old);

        assertThat(subjects(old)).containsExactly("Chrome", "Firefox");
        assertThat(subjects(fresh)).isEmpty();
        assertThat(details.find(technician, fresh).orElseThrow().mergedInto()).isEqualTo(old);
        assertThat(duplicates.find(technician)).isEmpty();
        assertThatThrownBy(() -> merges.merge(technician, clients.cafe().clientId(), fresh, old))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> merges.merge(
                        clients.textil().technician(), clients.cafe().clientId(), old, fresh))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void the_agent_of_the_one_that_goes_is_ended() {
        TestAgents agents = new TestAgents(tokens, port);
        TestAgents.Joined machine = agents.join(clients.cafe(), "PC-QUE-SE-VA");
        String heartbeat = "{\"asset_id\":\"%s\",\"status\":{\"cpu_usage\":5}}".formatted(machine.assetId());
        assertThat(agents.post(machine, "/api/agents/heartbeat", heartbeat)).isEqualTo(200);

        merges.merge(clients.superadmin(), clients.cafe().clientId(), machine.assetId(), old);

        assertThat(agents.post(machine, "/api/agents/heartbeat", heartbeat)).isEqualTo(401);
    }

    @Test
    void the_record_whose_agent_reports_is_the_one_that_stays() {
        TestAgents agents = new TestAgents(tokens, port);
        TestAgents.Joined machine = agents.join(clients.cafe(), "PC-QUE-REPORTA");
        String heartbeat = "{\"asset_id\":\"%s\",\"status\":{\"cpu_usage\":5}}".formatted(machine.assetId());
        assertThat(agents.post(machine, "/api/agents/heartbeat", heartbeat)).isEqualTo(200);
        UUID silent = SomeAsset.of(clients.cafe()).named("PC-QUE-CALLA").never().in(tenancy, jdbc);
        change(silent, "Edge");
        try (Visitor daniela = Visitor.as(clients.cafe().technician(), port)) {
            String pairs = "/inventory/duplicates/";
            assertThat(daniela.get(pairs + silent + "?with=" + machine.assetId())
                            .body())
                    .contains("unir-" + machine.assetId())
                    .doesNotContain("unir-" + silent);
            assertThat(daniela.post(
                                    pairs + silent + "/merge",
                                    Map.of("with", machine.assetId().toString()))
                            .statusCode())
                    .isEqualTo(409);
            assertThat(daniela.post(pairs + machine.assetId() + "/merge", Map.of("with", silent.toString()))
                            .statusCode())
                    .isEqualTo(303);
        }

        assertThat(agents.post(machine, "/api/agents/heartbeat", heartbeat)).isEqualTo(200);
        assertThat(subjects(machine.assetId())).contains("Edge");
    }

    @Test
    void whoever_is_said_to_be_two_is_not_asked_for_again() {
        Person technician = clients.cafe().technician();

        duplicates.keepApart(technician, duplicates.find(technician, fresh, old).orElseThrow());

        assertThat(duplicates.find(technician)).isEmpty();
    }

    private List<String> subjects(UUID asset) {
        return tenancy.call(new Scope.Client(clients.cafe().clientId()), () -> jdbc.sql(
                        "SELECT subject FROM inventory_change WHERE client_id = :client AND asset_id = :asset ORDER BY 1")
                .param("client", clients.cafe().clientId())
                .param("asset", asset)
                .query(String.class)
                .list());
    }

    private void change(UUID asset, String subject) {
        tenancy.run(new Scope.Client(clients.cafe().clientId()), () -> {
            events.add(clients.cafe().clientId(), asset, "online", Map.of());
            jdbc.sql(
                            """
                    INSERT INTO inventory_change (client_id, asset_id, change_id, at, kind, subject)
                    VALUES (:client, :asset, :id, now(), 'installed', :subject)
                    """)
                    .param("client", clients.cafe().clientId())
                    .param("asset", asset)
                    .param("id", UUID.randomUUID())
                    .param("subject", subject)
                    .update();
        });
    }
}
