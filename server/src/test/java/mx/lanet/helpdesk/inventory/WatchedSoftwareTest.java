package mx.lanet.helpdesk.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.alert.Alerts;
import mx.lanet.helpdesk.asset.AssetDetails.Program;
import mx.lanet.helpdesk.asset.Inventories;
import mx.lanet.helpdesk.asset.ReportedInventory;
import mx.lanet.helpdesk.asset.SomeAsset;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class WatchedSoftwareTest {
    @Autowired
    private SoftwareWatches watches;

    @Autowired
    private Alerts alerts;

    @Autowired
    private Inventories inventories;

    @Autowired
    private TestPeople people;

    @Autowired
    private Tenancy tenancy;

    @Autowired
    private JdbcClient jdbc;

    private TwoClients clients;
    private UUID caja;
    private int seconds;

    @BeforeEach
    void aMachineWithPrograms() {
        clients = people.twoClients();
        caja = SomeAsset.of(clients.cafe()).named("PC-CAJA-01").in(tenancy, jdbc);
        store("8 GB", "Chrome 119", "uTorrent 3.5");
    }

    @Test
    void a_forbidden_program_opens_an_alert_that_closes_when_it_is_gone() {
        Person technician = clients.cafe().technician();
        create(technician, SoftwareWatch.Kind.FORBIDDEN, "utorrent", "");

        await().untilAsserted(() -> assertThat(open()).containsExactly("software_forbidden"));
        assertThat(violations(technician)).containsExactly("PC-CAJA-01 uTorrent 3.5");

        store("8 GB", "Chrome 119");

        await().untilAsserted(() -> assertThat(open()).isEmpty());
        assertThat(violations(technician)).isEmpty();
    }

    @Test
    void a_program_that_is_too_old_is_missing_until_it_is_upgraded() {
        Person technician = clients.cafe().technician();
        watches.create(
                technician,
                clients.cafe().clientId(),
                new SoftwareWatch.Draft(
                        SoftwareWatch.Kind.WANTED, "Navegador", "Chrome*", "Casa", "120", "", "", "critical"));

        await().untilAsserted(() -> assertThat(open()).containsExactly("software_missing"));

        store("8 GB", "Chrome 120.0.1", "uTorrent 3.5");

        await().untilAsserted(() -> assertThat(open()).isEmpty());
    }

    @Test
    void a_new_program_and_memory_that_is_gone_are_told() {
        create(clients.cafe().technician(), SoftwareWatch.Kind.NEW, "*", "");

        store("4 GB", "Chrome 119", "uTorrent 3.5", "Krita 5");

        await().untilAsserted(() -> assertThat(open()).containsExactlyInAnyOrder("software_new", "memory_gone"));

        store("8 GB", "Chrome 119", "uTorrent 3.5");

        await().untilAsserted(() -> assertThat(open()).isEmpty());
    }

    @Test
    void a_list_of_the_house_is_looked_at_for_every_client() {
        String program = "Casino" + UUID.randomUUID();
        store("8 GB", program + " 1");

        watches.create(clients.superadmin(), Person.HOUSE, draft(SoftwareWatch.Kind.FORBIDDEN, program, ""));

        await().untilAsserted(() -> assertThat(open()).containsExactly("software_forbidden"));
    }

    @Test
    void a_list_for_a_site_and_a_saved_list_of_machines_leaves_the_others_alone() {
        Person technician = clients.cafe().technician();
        UUID others = watches.create(technician, clients.cafe().clientId(), draft("utorrent", "q=PC-DE-NADIE"));
        watches.create(technician, clients.cafe().clientId(), draft("utorrent", "q=PC-CAJA-01"));

        await().untilAsserted(() -> assertThat(open()).containsExactly("software_forbidden"));
        assertThat(watches.violations(technician, watches.get(technician, others), new Slice.Request(1, 50))
                        .items())
                .isEmpty();
    }

    private SoftwareWatch.Draft draft(String program, String list) {
        return new SoftwareWatch.Draft(
                SoftwareWatch.Kind.FORBIDDEN,
                "Lista",
                program,
                "",
                "",
                "",
                "",
                "warning",
                clients.cafe().siteId(),
                list,
                "Las de caja");
    }

    @Test
    void lists_are_changed_by_whom_they_concern_and_seen_by_nobody_else() {
        UUID list = create(clients.cafe().technician(), SoftwareWatch.Kind.FORBIDDEN, "x", "");

        assertThatThrownBy(() -> watches.get(clients.textil().technician(), list))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> create(clients.textil().technician(), SoftwareWatch.Kind.FORBIDDEN, "x", ""))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> watches.create(
                        clients.cafe().technician(), Person.HOUSE, draft(SoftwareWatch.Kind.FORBIDDEN, "x", "")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> watches.list(clients.cafe().clientAdmin())).isInstanceOf(Refusal.class);
    }

    private UUID create(Person person, SoftwareWatch.Kind kind, String program, String until) {
        return watches.create(person, clients.cafe().clientId(), draft(kind, program, until));
    }

    private static SoftwareWatch.Draft draft(SoftwareWatch.Kind kind, String program, String until) {
        return new SoftwareWatch.Draft(kind, "Lista", program, "", "", until, "", "warning");
    }

    private List<String> open() {
        return alerts.openOf(clients.superadmin(), clients.cafe().clientId(), caja).stream()
                .map(alert -> alert.kind())
                .toList();
    }

    private List<String> violations(Person person) {
        return watches.list(person).stream()
                .filter(watch -> !watch.isHouses())
                .flatMap(watch -> watches.violations(person, watch, new Slice.Request(1, 50)).items().stream())
                .map(one -> one.assetName() + " " + one.details().get(1))
                .toList();
    }

    private void store(String ram, String... programs) {
        Instant collected = Instant.now().minusSeconds(600 - seconds++);
        List<Program> all = Arrays.stream(programs)
                .map(one -> one.split(" "))
                .map(one -> new Program(one[0], one[1], "Casa", null, null))
                .toList();
        inventories.store(
                new Agent(caja, clients.cafe().clientId(), clients.cafe().siteId(), "PC", false),
                new ReportedInventory(collected, "{}", all, ReportedInventory.Facts.NONE, Map.of("ram", ram)));
    }
}
