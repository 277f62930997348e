package mx.lanet.helpdesk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class ClientsTest {
    @Autowired
    Clients clients;

    @Autowired
    Sites sites;

    @Autowired
    TestPeople people;

    TwoClients two;

    @BeforeEach
    void twoClients() {
        two = people.twoClients();
    }

    @Test
    void each_sees_the_clients_of_the_own_scope() {
        assertThat(listed(two.cafe().technician())).containsExactly(two.cafe().clientId());
        assertThat(listed(two.cafe().clientAdmin())).containsExactly(two.cafe().clientId());
        assertThat(codeOf(() -> listed(two.cafe().requester()))).isEqualTo("forbidden");
        assertThat(clients.reachable(two.superadmin()))
                .extracting(Client::id)
                .contains(two.cafe().clientId(), two.textil().clientId())
                .doesNotContain(Person.HOUSE);
    }

    @Test
    void a_foreign_client_is_as_unknown_as_a_random_id() {
        for (Person person : List.of(two.cafe().technician(), two.cafe().clientAdmin())) {
            assertThat(codeOf(() -> clients.get(person, two.textil().clientId())))
                    .isEqualTo("not_found");
            assertThat(codeOf(() -> clients.get(person, UUID.randomUUID()))).isEqualTo("not_found");
            assertThat(codeOf(() -> sites.allOfClient(person, two.textil().clientId())))
                    .isEqualTo("not_found");
        }
        assertThat(codeOf(() -> sites.get(
                        two.cafe().clientAdmin(),
                        two.cafe().clientId(),
                        two.textil().siteId())))
                .isEqualTo("not_found");
    }

    @Test
    void only_a_superadmin_makes_and_changes_clients() {
        Clients.Draft draft = new Clients.Draft("Clínica Santa Lucía", "America/Tijuana", "");

        for (Person person : List.of(
                two.cafe().technician(), two.cafe().clientAdmin(), two.cafe().requester())) {
            assertThat(codeOf(() -> clients.create(person, draft))).isEqualTo("forbidden");
            assertThat(codeOf(() -> clients.change(person, two.cafe().clientId(), 1, draft)))
                    .isEqualTo("forbidden");
        }
        assertThat(clients.create(two.superadmin(), draft).timeZone()).isEqualTo("America/Tijuana");
    }

    @Test
    void every_bad_field_of_a_client_is_told() {
        Clients.Draft bad = new Clients.Draft(" ", "Marte/Olympus", "x".repeat(4001));

        List<FieldError> errors = errorsOf(() -> clients.create(two.superadmin(), bad));

        assertThat(errors).extracting(FieldError::field).containsExactly("name", "note", "timeZone");
    }

    @Test
    void the_second_of_two_editors_of_a_client_is_told() {
        Clients.Draft first = new Clients.Draft("Cafe Mexico del Norte", "America/Monterrey", "");
        clients.change(two.superadmin(), two.cafe().clientId(), 1, first);

        Clients.Draft second = new Clients.Draft("Cafe", "America/Monterrey", "");

        assertThat(codeOf(() -> clients.change(two.superadmin(), two.cafe().clientId(), 1, second)))
                .isEqualTo("changed_meanwhile");
        assertThat(clients.get(two.superadmin(), two.cafe().clientId()).name()).isEqualTo("Cafe Mexico del Norte");
    }

    @Test
    void a_client_admin_keeps_the_own_sites_and_no_others() {
        Person hugo = two.cafe().clientAdmin();
        Sites.Draft draft = new Sites.Draft("Bodega Vallejo", "Norte 45", "55 0000 0000");

        Site made = sites.create(hugo, two.cafe().clientId(), draft);
        sites.setActive(hugo, two.cafe().clientId(), made.id(), 1, false);

        assertThat(sites.ofClient(hugo, two.cafe().clientId()))
                .extracting(Site::id)
                .containsExactly(two.cafe().siteId());
        assertThat(sites.allOfClient(hugo, two.cafe().clientId())).hasSize(2);
        assertThat(codeOf(() -> sites.create(hugo, two.textil().clientId(), draft)))
                .isEqualTo("not_found");
        assertThat(codeOf(() -> sites.create(two.cafe().technician(), two.cafe().clientId(), draft)))
                .isEqualTo("forbidden");
    }

    @Test
    void two_sites_of_a_client_have_two_names_and_two_clients_may_use_one() {
        Sites.Draft draft = new Sites.Draft("Bodega", "", "");
        sites.create(two.superadmin(), two.cafe().clientId(), draft);
        sites.create(two.superadmin(), two.textil().clientId(), draft);

        Sites.Draft again = new Sites.Draft("BODEGA", "", "");

        assertThat(errorsOf(() -> sites.create(two.superadmin(), two.cafe().clientId(), again)))
                .extracting(FieldError::code)
                .containsExactly("site_name_taken");
        assertThat(errorsOf(() -> sites.change(
                        two.superadmin(), two.cafe().clientId(), two.cafe().siteId(), 1, again)))
                .extracting(FieldError::code)
                .containsExactly("site_name_taken");
    }

    @Test
    void a_site_of_an_unknown_client_or_of_the_house_is_not_made() {
        Sites.Draft draft = new Sites.Draft("Bodega", "", "");

        assertThat(codeOf(() -> sites.create(two.superadmin(), UUID.randomUUID(), draft)))
                .isEqualTo("not_found");
        assertThat(codeOf(() -> sites.create(two.superadmin(), Person.HOUSE, draft)))
                .isEqualTo("not_found");
    }

    private List<UUID> listed(Person person) {
        return clients.list(person, new Clients.Query("", true, false), new Slice.Request(1, 100)).items().stream()
                .map(row -> row.client().id())
                .toList();
    }

    private static String codeOf(ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call).problem().code();
    }

    private static List<FieldError> errorsOf(ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call).problem().errors();
    }
}
