package mx.lanet.helpdesk.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.AuditQuery;
import mx.lanet.helpdesk.identity.Joining.Outcome;
import mx.lanet.helpdesk.identity.Joining.Standing;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestClock;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class InvitationsTest {
    private static final Secret PASSWORD = new Secret("tres palabras verdes");

    @Autowired
    Invitations invitations;

    @Autowired
    Joining joining;

    @Autowired
    SignIn signIn;

    @Autowired
    Users users;

    @Autowired
    Audit audit;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    TwoClients two;

    @BeforeEach
    void twoClients() {
        two = people.twoClients();
    }

    @Test
    void an_invited_person_chooses_a_password_and_comes_in_with_it() {
        Invitations.Issued issued = invite("Carmen Luna");
        assertThat(attempt(issued.user().login())).isInstanceOf(SignIn.Outcome.Refused.class);

        Outcome outcome = joining.join(issued.token(), typed("Carmen Luna Prieto"));

        assertThat(outcome).isInstanceOf(Outcome.Joined.class);
        assertThat(attempt(issued.user().login())).isInstanceOf(SignIn.Outcome.Welcome.class);
        User carmen = users.get(two.cafe().clientAdmin(), issued.user().id());
        assertThat(carmen.name()).isEqualTo("Carmen Luna Prieto");
        assertThat(carmen.awaitedSince()).isNull();
        assertThat(carmen.locale()).hasToString("en");
        assertThat(audit.list(
                                two.cafe().clientAdmin(),
                                new AuditQuery("", "user.", null, null, null),
                                new Slice.Request(1, 10))
                        .items())
                .extracting(record -> record.action())
                .contains("user.invited", "user.joined");
    }

    @Test
    void a_link_says_what_became_of_it() {
        Invitations.Issued first = invite("Carmen Luna");
        Invitations.Issued second =
                invitations.issue(two.superadmin(), first.user().id());

        assertThat(joining.look(first.token())).isInstanceOf(Standing.Revoked.class);
        assertThat(joining.look(second.token())).isInstanceOf(Standing.Usable.class);
        clock.advance(Invitations.LIFE.plus(Duration.ofSeconds(1)));
        assertThat(joining.look(second.token())).isInstanceOf(Standing.Expired.class);

        Invitations.Issued third =
                invitations.issue(two.superadmin(), first.user().id());
        joining.join(third.token(), typed("Carmen"));
        assertThat(joining.look(third.token())).isInstanceOf(Standing.Used.class);
        assertThat(joining.join(third.token(), typed("Otra"))).isInstanceOf(Outcome.Late.class);
        assertThat(joining.look(new Secret("x"))).isInstanceOf(Standing.Unknown.class);
        assertThat(codeOf(() -> invitations.issue(two.superadmin(), first.user().id())))
                .isEqualTo("has_joined");
    }

    @Test
    void a_link_ends_when_it_is_taken_back_and_when_its_person_is_switched_off() {
        Invitations.Issued carmen = invite("Carmen Luna");
        Invitations.Issued raul = invite("Raúl Ortega");

        assertThat(invitations.revoke(two.cafe().clientAdmin(), carmen.user().id()))
                .isTrue();
        users.setActive(two.superadmin(), raul.user().id(), raul.user().version(), false);

        assertThat(joining.look(carmen.token())).isInstanceOf(Standing.Revoked.class);
        assertThat(joining.look(raul.token())).isInstanceOf(Standing.SwitchedOff.class);
        assertThat(joining.join(raul.token(), typed("Raúl"))).isInstanceOf(Outcome.Late.class);
    }

    @Test
    void a_client_admin_invites_only_into_the_own_client_and_no_staff() {
        Users.Draft elsewhere = new Users.Draft(two.textil().clientId(), "X", "", "", "", Role.REQUESTER, null);
        Users.Draft staff = new Users.Draft(two.cafe().clientId(), "X", "", "", "", Role.TECHNICIAN, null);
        Invitations.Issued foreign = invitations.invite(
                two.textil().clientAdmin(),
                "",
                new Users.Draft(two.textil().clientId(), "Jimena", "", "", "", Role.REQUESTER, null));

        assertThat(codeOf(() -> invitations.invite(two.cafe().clientAdmin(), "", elsewhere)))
                .isEqualTo("forbidden");
        assertThat(codeOf(() -> invitations.invite(two.cafe().clientAdmin(), "", staff)))
                .isEqualTo("forbidden");
        assertThat(codeOf(() -> invitations.invite(two.cafe().technician(), "", elsewhere)))
                .isEqualTo("forbidden");
        assertThat(codeOf(() -> invitations.issue(
                        two.cafe().clientAdmin(), foreign.user().id())))
                .isEqualTo("not_found");
        assertThat(codeOf(() -> invitations.revoke(
                        two.cafe().clientAdmin(), foreign.user().id())))
                .isEqualTo("not_found");
    }

    @Test
    void a_bad_password_uses_nothing_up() {
        Invitations.Issued issued = invite("Carmen Luna");

        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> joining.join(
                        issued.token(), new Joining.Typed("", new Secret("corta"), new Secret("otra"), "fr")));

        assertThat(refusal.problem().errors())
                .extracting(FieldError::field)
                .containsExactly("name", "password", "again", "locale");
        assertThat(joining.look(issued.token())).isInstanceOf(Standing.Usable.class);
    }

    @Test
    void a_password_given_by_an_administrator_ends_the_wait_and_the_link() {
        Invitations.Issued issued = invite("Carmen Luna");

        Secret password = users.resetPassword(two.superadmin(), issued.user().id());

        assertThat(signIn.attempt(issued.user().login(), password, "198.51.100.42"))
                .isInstanceOf(SignIn.Outcome.Welcome.class);
        assertThat(joining.look(issued.token())).isInstanceOf(Standing.Used.class);
    }

    @Test
    void names_become_logins_that_nobody_has() {
        Users.Draft twin =
                new Users.Draft(two.cafe().clientId(), "Íñigo Ñandú Gómez", "", "", "", Role.REQUESTER, null);

        String first = invitations.invite(two.superadmin(), "", twin).user().login();
        String second = invitations.invite(two.superadmin(), "", twin).user().login();

        assertThat(first).startsWith("inigo.nandu");
        assertThat(second).startsWith("inigo.nandu").isNotEqualTo(first);
    }

    private Invitations.Issued invite(String name) {
        return invitations.invite(
                two.cafe().clientAdmin(),
                "",
                new Users.Draft(two.cafe().clientId(), name, "", "", "", Role.REQUESTER, null));
    }

    private static Joining.Typed typed(String name) {
        return new Joining.Typed(name, PASSWORD, PASSWORD, "en");
    }

    private SignIn.Outcome attempt(String login) {
        return signIn.attempt(login, PASSWORD, "198.51.100.42");
    }

    private static String codeOf(ThrowingCallable act) {
        return catchThrowableOfType(Refusal.class, act).problem().code();
    }
}
