package mx.lanet.helpdesk.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetDetails.Program;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class SoftwareTest {
    private static final Slice.Request PAGE = new Slice.Request(1, 50);

    @Autowired
    private Software software;

    @Autowired
    private AssetLists lists;

    @Autowired
    private ChangeHistory history;

    @Autowired
    private Inventories inventories;

    @Autowired
    private AssetChanges changes;

    @Autowired
    private AssetDetails details;

    @Autowired
    private TestPeople people;

    @Autowired
    private Tenancy tenancy;

    @Autowired
    private JdbcClient jdbc;

    private TwoClients clients;
    private UUID caja;
    private UUID telar;

    @BeforeEach
    void machinesOfTwoClientsWithChrome() {
        clients = people.twoClients();
        caja = SomeAsset.of(clients.cafe()).named("PC-CAJA-01").in(tenancy, jdbc);
        telar = SomeAsset.of(clients.textil()).named("PC-TELAR-01").in(tenancy, jdbc);
        store(clients.cafe(), caja, 0, "Chrome 119.0.1", "7-Zip 9.20");
        store(clients.textil(), telar, 0, "Chrome 120.0", "Telares 3");
    }

    @Test
    void programs_and_their_versions_are_counted_for_whom_one_may_see() {
        UUID second = SomeAsset.of(clients.cafe()).named("PC-CAJA-02").in(tenancy, jdbc);
        store(clients.cafe(), second, 0, "Chrome 1.10", "Chrome 1.9");

        for (Person person : List.of(clients.cafe().technician(), clients.cafe().clientAdmin())) {
            await().untilAsserted(() -> assertThat(titles(person)).containsExactly("Chrome 2", "7-Zip 1"));
            assertThat(software.find(person, "Chrome", "Casa", null)
                            .orElseThrow()
                            .versions())
                    .containsExactly(
                            new SoftwareTitle.Version("119.0.1", 1),
                            new SoftwareTitle.Version("1.10", 1),
                            new SoftwareTitle.Version("1.9", 1));
            assertThat(software.find(person, "Telares", "Casa", null)).isEmpty();
        }
        Person technician = clients.cafe().technician();
        assertThat(titles(technician, List.of(second, telar))).containsExactly("Chrome 1");
        assertThat(titles(clients.superadmin(), List.of(second, caja, telar)))
                .containsExactlyInAnyOrder("Chrome 1", "Chrome 2", "7-Zip 1", "Telares 1");
        assertThat(titles(technician, List.of())).isEmpty();
    }

    @Test
    void machines_with_a_version_before_another_are_found_and_nobody_elses() {
        Person cafe = clients.cafe().clientAdmin();

        await().untilAsserted(() -> assertThat(machines(cafe, "120")).containsExactly("PC-CAJA-01 [119.0.1]"));
        assertThat(machines(cafe, "119")).isEmpty();
        assertThat(machines(clients.textil().technician(), "120")).isEmpty();
        await().untilAsserted(() ->
                assertThat(machines(clients.textil().technician(), "120.0.1")).hasSize(1));
    }

    @Test
    void machines_are_the_same_when_so_many_have_a_program_that_each_is_looked_at() {
        UUID second = SomeAsset.of(clients.cafe()).named("PC-CAJA-02").in(tenancy, jdbc);
        store(clients.cafe(), second, 0, "Chrome 1.10", "Chrome 1.9");
        UUID third = SomeAsset.of(clients.cafe()).named("PC-CAJA-03").in(tenancy, jdbc);
        store(clients.cafe(), third, 0, "Krita 5");
        Person cafe = clients.cafe().technician();
        await().untilAsserted(() -> assertThat(titles(cafe)).contains("Chrome 2"));
        List<String> few = machines(cafe, "119");
        Slice<AssetRow> fewListed = listed(cafe, "program=Chrome&older=120");

        tenancy.run(new Scope.Everything(), () -> jdbc.sql(
                        "UPDATE software_version SET machines = 20000 WHERE client_id = :client AND version <> '5'")
                .param("client", clients.cafe().clientId())
                .update());

        assertThat(machines(cafe, "119")).isEqualTo(few).containsExactly("PC-CAJA-02 [1.10, 1.9]");
        assertThat(machines(clients.cafe().clientAdmin(), "")).hasSize(2);
        assertThat(machines(clients.textil().technician(), "119")).isEmpty();
        Slice<AssetRow> listed = listed(cafe, "program=Chrome&older=120");
        assertThat(fewListed.total()).isEqualTo(2);
        assertThat(listed.isMoreThanCounted()).isTrue();
        assertThat(listed.items())
                .isEqualTo(fewListed.items())
                .extracting(AssetRow::name)
                .containsExactly("PC-CAJA-01", "PC-CAJA-02");
        String state = listed.items().getFirst().state().word();
        assertThat(listed(cafe, "program=Chrome&older=120&state=" + state).total())
                .isEqualTo(2);
        assertThat(listed(cafe, "program=Chrome&older=119&state=retired").items())
                .isEmpty();
        assertThat(lists.ids(cafe, AssetQuery.ofList("program=Chrome&older=119")))
                .containsExactly(second);
        AssetQuery byState = AssetQuery.ofList("program=Chrome").sort(AssetSort.STATE, false);
        assertThat(lists.list(cafe, byState).rows().items()).hasSize(2);
    }

    private Slice<AssetRow> listed(Person person, String list) {
        return lists.list(person, AssetQuery.ofList(list)).rows();
    }

    @Test
    void a_retired_machine_is_counted_no_more() {
        Person technician = clients.cafe().technician();
        await().untilAsserted(() -> assertThat(titles(technician)).hasSize(2));

        changes.retire(technician, details.find(technician, caja).orElseThrow());

        await().untilAsserted(() -> assertThat(titles(technician)).isEmpty());
        assertThat(machines(technician, "")).isEmpty();
    }

    @Test
    void what_changed_is_found_by_name_kind_and_days_within_ones_clients() {
        store(clients.cafe(), caja, 60, "Chrome 118.0", "Krita 5");
        store(clients.textil(), telar, 60, "Chrome 121.0", "Telares 3");

        Person cafe = clients.cafe().technician();
        assertThat(found(cafe, "", null))
                .containsExactlyInAnyOrder("downgraded Chrome", "removed 7-Zip", "installed Krita");
        assertThat(found(cafe, "zip", null)).containsExactly("removed 7-Zip");
        assertThat(found(cafe, "zip", ChangeKind.INSTALLED)).isEmpty();
        assertThat(found(clients.textil().clientAdmin(), "chrome", null)).containsExactly("upgraded Chrome");
        ChangeQuery before =
                new ChangeQuery("", null, null, null, null, null, Instant.now().minusSeconds(86_400), PAGE);
        assertThat(history.search(cafe, before).items()).isEmpty();
        ChangeQuery foreign = new ChangeQuery("", null, clients.textil().clientId(), null, telar, null, null, PAGE);
        assertThat(history.search(cafe, foreign).items()).isEmpty();
    }

    private List<String> found(Person person, String words, @Nullable ChangeKind kind) {
        return history.search(person, new ChangeQuery(words, kind, null, null, null, null, null, PAGE)).items().stream()
                .map(line -> line.change().kind() + " " + line.change().subject())
                .toList();
    }

    private List<String> titles(Person person) {
        return titles(person, null);
    }

    private List<String> titles(Person person, @Nullable List<UUID> machines) {
        return software.titles(person, new SoftwareQuery("", null, false, machines, PAGE)).items().stream()
                .map(title -> title.name() + " " + title.machines())
                .toList();
    }

    private List<String> machines(Person person, String olderThan) {
        SoftwareMachines query = new SoftwareMachines("Chrome", "Casa", null, null, olderThan, PAGE);
        return software.machines(person, query).items().stream()
                .map(machine -> machine.name() + " " + machine.versions())
                .toList();
    }

    private void store(TwoClients.Company company, UUID asset, int seconds, String... programs) {
        Instant collected = Instant.now().minusSeconds(600 - seconds);
        List<Program> all = Arrays.stream(programs)
                .map(one -> one.split(" "))
                .map(one -> new Program(one[0], one[1], "Casa", null, null))
                .toList();
        inventories.store(
                new Agent(asset, company.clientId(), company.siteId(), "PC", false),
                new ReportedInventory(collected, "{}", all, ReportedInventory.Facts.NONE, Map.of()));
    }
}
