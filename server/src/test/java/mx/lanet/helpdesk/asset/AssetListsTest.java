package mx.lanet.helpdesk.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class AssetListsTest {
    @Autowired
    private AssetLists lists;

    @Autowired
    private TestPeople people;

    @Autowired
    private Tenancy tenancy;

    @Autowired
    private JdbcClient jdbc;

    private TwoClients clients;

    @BeforeEach
    void twoClients() {
        clients = people.twoClients();
    }

    @Test
    void nobody_sees_a_machine_of_another_client() {
        made(SomeAsset.of(clients.cafe()).named("PC-CAJA-01"));
        made(SomeAsset.of(clients.textil()).named("PC-TELAR-01"));

        for (Person person : List.of(clients.cafe().technician(), clients.cafe().clientAdmin())) {
            assertThat(names(person, AssetQuery.all())).containsExactly("PC-CAJA-01");
            assertThat(names(person, AssetQuery.all().words("TELAR"))).isEmpty();
            assertThat(names(person, AssetQuery.all().client(clients.textil().clientId())))
                    .isEmpty();
            assertThat(lists.counts(person).inUse()).isEqualTo(1);
        }
        assertThat(names(clients.superadmin(), AssetQuery.all().words("PC-TELAR")))
                .contains("PC-TELAR-01");
    }

    @Test
    void a_requester_sees_only_the_machine_assigned_to_them() {
        Person gabriela = clients.cafe().requester();
        made(SomeAsset.of(clients.cafe()).named("PC-CAJA-01"));
        made(SomeAsset.of(clients.cafe()).named("PC-OFICINA-01").ofPerson(gabriela.userId()));

        assertThat(names(gabriela, AssetQuery.all())).containsExactly("PC-OFICINA-01");
        assertThat(names(gabriela, AssetQuery.all().words("PC-CAJA"))).isEmpty();
        assertThat(lists.counts(gabriela).inUse()).isEqualTo(1);
    }

    @Test
    void the_switcher_narrows_the_list() {
        made(SomeAsset.of(clients.cafe()).named("PC-CAJA-01"));
        made(SomeAsset.of(clients.textil()).named("PC-TELAR-01"));
        Person lucia = choosing(clients.superadmin(), clients.textil().clientId());

        assertThat(names(lucia, AssetQuery.all())).containsExactly("PC-TELAR-01");
    }

    @Test
    void a_technician_without_clients_sees_nothing() {
        made(SomeAsset.of(clients.cafe()));
        Person nobodys = new Person(
                UUID.randomUUID(),
                Person.HOUSE,
                Role.TECHNICIAN,
                "Raúl Ortega",
                "raul",
                java.util.Set.of(),
                null,
                null,
                "auto",
                false);

        assertThat(names(nobodys, AssetQuery.all())).isEmpty();
    }

    @Test
    void what_a_disk_has_left_finds_the_same_machines_when_they_are_too_many_to_be_counted() {
        Person daniela = clients.cafe().technician();
        manyMachines(clients.cafe());
        AssetQuery full = AssetQuery.all().facts(AssetFacts.of(Map.of("free", "10")));

        Slice<AssetRow> byName =
                lists.list(daniela, full.sort(AssetSort.NAME, false)).rows();
        assertThat(byName.isMoreThanCounted()).isTrue();
        assertThat(byName.items()).first().extracting(AssetRow::name).isEqualTo("M-0101");
        assertThat(names(daniela, full.sort(AssetSort.CPU, true))).startsWith("M-1300", "M-1299", "M-1298");
        assertThat(names(daniela, full.sort(AssetSort.CPU, false))).startsWith("M-0131", "M-0132");
        assertThat(names(daniela, full.state(AssetStatus.OFFLINE)))
                .hasSize(30)
                .startsWith("M-0101")
                .doesNotContain("M-0131");
        assertThat(names(daniela, AssetQuery.all().sort(AssetSort.CPU, true))).startsWith("M-1400", "M-1399");
    }

    /** 1,400: the first 100 retired, 30 more away, the last 100 with room on their disks; each busier than the one before. */
    private void manyMachines(TwoClients.Company company) {
        tenancy.run(new Scope.Everything(), () -> jdbc.sql(
                        """
                WITH made AS (
                    INSERT INTO asset (client_id, asset_id, site_id, name, state, presence, registered_at, updated_at)
                    SELECT :client, gen_random_uuid(), :site, 'M-' || lpad(n::text, 4, '0'),
                           CASE WHEN n <= 100 THEN 'retired' ELSE 'active' END,
                           CASE WHEN n BETWEEN 101 AND 130 THEN 'offline' ELSE 'online' END, now(), now()
                    FROM generate_series(1, 1400) n
                    RETURNING client_id, asset_id, substr(name, 3)::int AS n)
                INSERT INTO asset_status (client_id, asset_id, last_seen, cpu, memory, disk)
                SELECT client_id, asset_id, now(), n / 20.0, 50, CASE WHEN n <= 1300 THEN 95 ELSE 50 END FROM made
                """)
                .param("client", company.clientId())
                .param("site", company.siteId())
                .update());
    }

    @Test
    void each_state_is_found_by_its_filter_and_counted_once() {
        made(SomeAsset.of(clients.cafe()).named("A").condition("critical"));
        made(SomeAsset.of(clients.cafe()).named("B").offline().condition("warning"));
        made(SomeAsset.of(clients.cafe()).named("C").condition("warning"));
        made(SomeAsset.of(clients.cafe()).named("D").never());
        made(SomeAsset.of(clients.cafe()).named("E"));
        made(SomeAsset.of(clients.cafe()).named("F").retired());
        Person daniela = clients.cafe().technician();

        assertThat(names(daniela, AssetQuery.all())).containsExactly("A", "B", "C", "D", "E");
        assertThat(names(daniela, AssetQuery.all().state(AssetStatus.CRITICAL))).containsExactly("A");
        assertThat(names(daniela, AssetQuery.all().state(AssetStatus.OFFLINE))).containsExactly("B");
        assertThat(names(daniela, AssetQuery.all().state(AssetStatus.WARNING))).containsExactly("C");
        assertThat(names(daniela, AssetQuery.all().state(AssetStatus.NEVER))).containsExactly("D");
        assertThat(names(daniela, AssetQuery.all().state(AssetStatus.ONLINE))).containsExactly("E");
        assertThat(names(daniela, AssetQuery.all().state(AssetStatus.RETIRED))).containsExactly("F");
        AssetCounts counts = lists.counts(daniela);
        assertThat(counts.inUse()).isEqualTo(5);
        assertThat(counts.troubled()).isEqualTo(2);
        assertThat(counts.of(AssetStatus.RETIRED)).isEqualTo(1);
    }

    @Test
    void sorting_by_a_reading_puts_machines_without_a_fresh_one_last_in_both_directions() {
        made(SomeAsset.of(clients.cafe()).named("A").cpu(20));
        made(SomeAsset.of(clients.cafe()).named("B").cpu(90).offline());
        made(SomeAsset.of(clients.cafe()).named("C").cpu(80));
        made(SomeAsset.of(clients.cafe()).named("D").never());
        Person daniela = clients.cafe().technician();

        assertThat(names(daniela, AssetQuery.all().sort(AssetSort.CPU, true)))
                .startsWith("C", "A")
                .hasSize(4);
        assertThat(names(daniela, AssetQuery.all().sort(AssetSort.CPU, false)))
                .startsWith("A", "C")
                .hasSize(4);
        assertThat(names(daniela, AssetQuery.all().sort(AssetSort.STATE, false)))
                .startsWith("B", "D");
        assertThat(names(daniela, AssetQuery.all().sort(AssetSort.STATE, true))).endsWith("D", "B");
    }

    @ParameterizedTest
    @EnumSource(AssetSort.class)
    void pages_of_every_order_hold_each_machine_once(AssetSort sort) {
        for (int i = 0; i < 7; i++) {
            SomeAsset asset = SomeAsset.of(clients.cafe()).named("PC-" + i).cpu(i * 10);
            made(i % 3 == 0 ? asset.offline() : asset);
        }
        Person daniela = clients.cafe().technician();

        List<String> first = names(daniela, AssetQuery.all().sort(sort, true).page(new Slice.Request(1, 4)));
        List<String> second = names(daniela, AssetQuery.all().sort(sort, true).page(new Slice.Request(2, 4)));
        List<String> all = names(daniela, AssetQuery.all().sort(sort, true));

        assertThat(first).hasSize(4);
        assertThat(second).hasSize(3);
        assertThat(all)
                .startsWith(first.toArray(String[]::new))
                .endsWith(second.toArray(String[]::new))
                .hasSize(7);
        assertThat(lists.list(daniela, AssetQuery.all().page(new Slice.Request(2, 4)))
                        .rows()
                        .total())
                .isEqualTo(7);
    }

    @Test
    void words_are_found_in_name_serial_address_system_and_person_and_mean_themselves() {
        Person gabriela = clients.cafe().requester();
        made(SomeAsset.of(clients.cafe()).named("PC-OFICINA-01").serial("ZX81").ofPerson(gabriela.userId()));
        made(SomeAsset.of(clients.cafe()).named("SRV-1").os("Debian GNU/Linux").serial("100%_real"));
        Person daniela = clients.cafe().technician();

        assertThat(names(daniela, AssetQuery.all().words("oficina"))).containsExactly("PC-OFICINA-01");
        assertThat(names(daniela, AssetQuery.all().words("zx81"))).containsExactly("PC-OFICINA-01");
        assertThat(names(daniela, AssetQuery.all().words("192.168.10"))).hasSize(2);
        assertThat(names(daniela, AssetQuery.all().words("debian srv"))).containsExactly("SRV-1");
        assertThat(names(daniela, AssetQuery.all().words("montes gabriela"))).containsExactly("PC-OFICINA-01");
        assertThat(names(daniela, AssetQuery.all().words("0%_r"))).containsExactly("SRV-1");
        assertThat(names(daniela, AssetQuery.all().words("%%%"))).isEmpty();
        assertThat(names(daniela, AssetQuery.all().words("sr"))).containsExactly("SRV-1");
        assertThat(names(daniela, AssetQuery.all().os(OsFamily.LINUX))).containsExactly("SRV-1");
        assertThat(names(daniela, AssetQuery.all().os(OsFamily.WINDOWS))).containsExactly("PC-OFICINA-01");
        assertThat(lists.list(daniela, AssetQuery.all().words("192.168")).rows().total())
                .isEqualTo(2);
    }

    private void made(SomeAsset asset) {
        asset.in(tenancy, jdbc);
    }

    private List<String> names(Person person, AssetQuery query) {
        return lists.list(person, query).rows().items().stream()
                .map(AssetRow::name)
                .toList();
    }

    private static Person choosing(Person person, UUID client) {
        return new Person(
                person.userId(),
                person.clientId(),
                person.role(),
                person.name(),
                person.login(),
                person.clients(),
                client,
                null,
                "auto",
                false);
    }
}
