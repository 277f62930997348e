package mx.lanet.helpdesk.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.AuditQuery;
import mx.lanet.helpdesk.audit.AuditRecord;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class UsersTest {
    private static final Slice.Request FIRST = new Slice.Request(1, 100);

    @Autowired
    Clock clock;

    @Autowired
    Users users;

    @Autowired
    Technicians technicians;

    @Autowired
    Audit audit;

    @Autowired
    TestPeople people;

    @Autowired
    Tenancy tenancy;

    @Autowired
    JdbcClient jdbc;

    TwoClients two;

    @BeforeEach
    void twoClients() {
        two = people.twoClients();
    }

    @Test
    void a_client_admin_makes_people_of_the_own_client() {
        User made = create(two.cafe().clientAdmin(), "carmen", draft(two.cafe().clientId(), Role.REQUESTER));

        assertThat(made.clientId()).isEqualTo(two.cafe().clientId());
        assertThat(users.list(two.cafe().clientAdmin(), everybody(), FIRST).items())
                .contains(made);
        assertThat(users.list(two.textil().clientAdmin(), everybody(), FIRST).items())
                .doesNotContain(made);
    }

    @Test
    void a_client_admin_makes_nobody_elsewhere_and_no_staff() {
        Person hugo = two.cafe().clientAdmin();

        assertThat(codeOf(() -> create(hugo, "x1", draft(two.textil().clientId(), Role.REQUESTER))))
                .isEqualTo("forbidden");
        assertThat(codeOf(() -> create(hugo, "x2", draft(two.cafe().clientId(), Role.TECHNICIAN))))
                .isEqualTo("forbidden");
        assertThat(codeOf(() -> create(hugo, "x3", draft(two.cafe().clientId(), Role.SUPERADMIN))))
                .isEqualTo("forbidden");
    }

    @Test
    void technicians_and_requesters_change_nobody() {
        UUID gabriela = two.cafe().requester().userId();
        Users.Draft draft = draft(two.cafe().clientId(), Role.REQUESTER);

        for (Person person : List.of(two.cafe().technician(), two.cafe().requester())) {
            assertThat(codeOf(() -> users.change(person, gabriela, 1, draft))).isEqualTo("forbidden");
            assertThat(codeOf(() -> users.setActive(person, gabriela, 1, false)))
                    .isEqualTo("forbidden");
            assertThat(codeOf(() -> users.resetPassword(person, gabriela))).isEqualTo("forbidden");
        }
    }

    @Test
    void a_foreign_person_is_as_unknown_as_a_random_id() {
        UUID foreign = two.textil().requester().userId();
        UUID random = UUID.randomUUID();

        for (Person person : List.of(two.cafe().clientAdmin(), two.cafe().technician())) {
            assertThat(codeOf(() -> users.get(person, foreign))).isEqualTo("not_found");
            assertThat(codeOf(() -> users.get(person, random))).isEqualTo("not_found");
        }
        assertThat(codeOf(() -> users.setActive(two.cafe().clientAdmin(), foreign, 1, false)))
                .isEqualTo("not_found");
        assertThat(codeOf(() -> users.resetPassword(two.cafe().clientAdmin(), foreign)))
                .isEqualTo("not_found");
    }

    @Test
    void a_technician_sees_the_people_of_the_served_clients() {
        List<User> seen =
                users.list(two.cafe().technician(), everybody(), FIRST).items();

        assertThat(seen).extracting(User::clientId).containsOnly(two.cafe().clientId());
    }

    @Test
    void a_technician_without_clients_sees_nobody() {
        Person daniela = two.cafe().technician();
        technicians.withdraw(two.superadmin(), daniela.userId(), two.cafe().clientId());
        Person now = new Person(
                daniela.userId(), daniela.clientId(), daniela.role(), "", "", Set.of(), null, null, "auto", false);

        assertThat(users.list(now, everybody(), FIRST).items()).isEmpty();
    }

    @Test
    void a_login_exists_once_in_the_whole_installation() {
        String login = two.textil().requester().login();

        List<FieldError> errors = errorsOf(
                () -> create(two.cafe().clientAdmin(), login, draft(two.cafe().clientId(), Role.REQUESTER)));

        assertThat(errors).extracting(FieldError::code).containsExactly("login_taken");
    }

    @Test
    void every_bad_field_is_told() {
        Users.Draft bad = new Users.Draft(
                two.cafe().clientId(),
                "  ",
                "carmen@cafemexico",
                "5".repeat(51),
                "x".repeat(101),
                Role.REQUESTER,
                null);

        List<FieldError> errors = errorsOf(() -> create(two.superadmin(), "Con Espacio", bad));

        assertThat(errors)
                .extracting(FieldError::field)
                .containsExactly("login", "name", "email", "phone", "department");
    }

    @Test
    void a_site_of_another_client_is_refused() {
        Users.Draft draft = new Users.Draft(
                two.cafe().clientId(),
                "Carmen",
                "",
                "",
                "",
                Role.REQUESTER,
                two.textil().siteId());

        assertThat(errorsOf(() -> create(two.superadmin(), "carmen", draft)))
                .extracting(FieldError::field)
                .containsExactly("site");
    }

    @Test
    void the_second_of_two_editors_is_told_and_overwrites_nothing() {
        UUID gabriela = two.cafe().requester().userId();
        users.change(two.superadmin(), gabriela, 1, named("Gabriela Montes de Oca"));

        assertThat(codeOf(() -> users.change(two.cafe().clientAdmin(), gabriela, 1, named("Gaby"))))
                .isEqualTo("changed_meanwhile");
        assertThat(users.get(two.superadmin(), gabriela).name()).isEqualTo("Gabriela Montes de Oca");
    }

    @Test
    void the_last_active_superadmin_stays() {
        tenancy.run(new Scope.Everything(), () -> jdbc.sql(
                        "UPDATE app_user SET active = false WHERE role = 'superadmin' AND user_id <> :user")
                .param("user", two.superadmin().userId())
                .update());
        Users.Draft demoted = new Users.Draft(Person.HOUSE, "Lucía", "", "", "", Role.TECHNICIAN, null);
        UUID lucia = two.superadmin().userId();

        assertThat(errorsOf(() -> users.setActive(two.superadmin(), lucia, 1, false)))
                .extracting(FieldError::code)
                .containsExactly("last_superadmin");
        assertThat(errorsOf(() -> users.change(two.superadmin(), lucia, 1, demoted)))
                .extracting(FieldError::code)
                .containsExactly("last_superadmin");

        TwoClients others = people.twoClients();
        users.setActive(others.superadmin(), lucia, 1, false);
        assertThat(users.get(others.superadmin(), lucia).active()).isFalse();
    }

    @Test
    void nobody_of_a_client_becomes_staff() {
        UUID gabriela = two.cafe().requester().userId();
        Users.Draft staff = new Users.Draft(Person.HOUSE, "Gabriela", "", "", "", Role.TECHNICIAN, null);

        assertThat(errorsOf(() -> users.change(two.superadmin(), gabriela, 1, staff)))
                .extracting(FieldError::code)
                .containsExactly("user_stays_in_client");
    }

    @Test
    void staff_who_may_get_a_clients_work_are_its_technicians_and_the_superadmins() {
        List<UUID> serving = users
                .staffServing(two.cafe().technician(), two.cafe().clientId())
                .stream()
                .map(Colleague::id)
                .toList();

        assertThat(serving)
                .contains(two.cafe().technician().userId(), two.superadmin().userId())
                .doesNotContain(
                        two.textil().technician().userId(),
                        two.cafe().clientAdmin().userId());
        assertThatThrownBy(() ->
                        users.staffServing(two.cafe().technician(), two.textil().clientId()))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void only_a_superadmin_assigns_clients() {
        UUID daniela = two.cafe().technician().userId();

        for (Person person : List.of(two.cafe().technician(), two.textil().clientAdmin())) {
            assertThat(codeOf(() ->
                            technicians.assign(person, daniela, two.textil().clientId(), true)))
                    .isEqualTo("forbidden");
        }
        Person lucia = two.superadmin();
        assertThat(codeOf(() -> technicians.assign(lucia, daniela, two.textil().clientId(), true)))
                .isEqualTo("second_factor_missing");
        technicians.assign(lucia.proven(clock.instant()), daniela, two.textil().clientId(), true);
        assertThat(technicians.of(two.superadmin(), daniela))
                .extracting(Technicians.Assignment::clientId)
                .containsExactlyInAnyOrder(two.cafe().clientId(), two.textil().clientId());
    }

    @Test
    void what_changes_something_is_in_the_record_of_that_client_without_a_secret() {
        User made = create(two.cafe().clientAdmin(), "carmen", draft(two.cafe().clientId(), Role.REQUESTER));
        users.resetPassword(two.superadmin(), made.id());
        users.setActive(two.superadmin(), made.id(), made.version(), false);

        List<AuditRecord> records = audit.list(
                        two.superadmin(), new AuditQuery("", "user.", two.cafe().clientId(), null, null), FIRST)
                .items();

        assertThat(records)
                .extracting(AuditRecord::action)
                .containsExactly("user.deactivated", "user.password_reset", "user.created");
        assertThat(records.toString()).doesNotContain("argon2");
    }

    private User create(Person person, String login, Users.Draft draft) {
        boolean known = login.contains(" ") || login.startsWith("solicitante");
        String unique =
                known ? login : login + "." + UUID.randomUUID().toString().substring(0, 8);
        return users.create(person, unique, draft, new Secret(TestPeople.PASSWORD), true);
    }

    private Users.Draft named(String name) {
        return new Users.Draft(two.cafe().clientId(), name, "", "", "", Role.REQUESTER, null);
    }

    private static Users.Draft draft(UUID clientId, Role role) {
        return new Users.Draft(clientId, "Carmen Luna", "carmen@cafemexico.mx", "", "Contabilidad", role, null);
    }

    private static Users.Query everybody() {
        return new Users.Query(null, null, null, "", Users.Sort.NAME, false);
    }

    private static String codeOf(ThrowingCallable call) {
        return problem(call).code();
    }

    private static List<FieldError> errorsOf(ThrowingCallable call) {
        return problem(call).errors();
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call).problem();
    }
}
