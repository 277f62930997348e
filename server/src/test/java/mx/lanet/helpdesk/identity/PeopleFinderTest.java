package mx.lanet.helpdesk.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.identity.Newcomers.Caller;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class PeopleFinderTest {
    @Autowired
    PeopleFinder finder;

    @Autowired
    Newcomers newcomers;

    @Autowired
    TestPeople people;

    TwoClients two;
    Person daniela;

    @BeforeEach
    void twoClients() {
        two = people.twoClients();
        daniela = two.cafe().technician();
    }

    @Test
    void somebody_is_found_by_any_part_of_name_mail_and_phone() {
        User carmen = newcomers.makeCaller(daniela, caller("Cármen Luna_Ñu", "c.luna@cafe.mx", "(55) 1234-5678"));

        for (String words :
                List.of("carmen", "LUNA", "luna carm", "una_ñ", "luna@cafe", "5512345678", "(55) 1234", "una nu")) {
            assertThat(found(daniela, words)).as(words).contains(carmen.id());
        }
        assertThat(found(daniela, "carmen perez")).doesNotContain(carmen.id());
        assertThat(found(daniela, "una%ñu")).doesNotContain(carmen.id());
    }

    @Test
    void nobody_out_of_reach_is_found() {
        UUID jimena = two.textil().requester().userId();

        assertThat(found(two.superadmin(), two.textil().requester().login())).contains(jimena);
        assertThat(found(two.textil().clientAdmin(), "jimena")).contains(jimena);
        assertThat(found(daniela, "jimena")).isEmpty();
        assertThat(found(two.cafe().clientAdmin(), "jimena")).isEmpty();
        assertThat(codeOf(() -> finder.find(two.cafe().requester(), "jimena", 5)))
                .isEqualTo("forbidden");
    }

    @Test
    void words_that_are_too_short_find_nobody() {
        assertThat(found(daniela, "")).isEmpty();
        assertThat(found(daniela, "ga mo")).isEmpty();
    }

    @Test
    void a_technician_makes_a_caller_for_a_served_client_and_for_no_other() {
        Caller elsewhere = new Caller(two.textil().clientId(), "Carmen", "", "");

        assertThat(codeOf(() -> newcomers.makeCaller(daniela, elsewhere))).isEqualTo("forbidden");
        assertThat(codeOf(() -> newcomers.makeCaller(two.cafe().requester(), caller("Carmen", "", ""))))
                .isEqualTo("forbidden");
        assertThat(newcomers.makeCaller(daniela, caller("Carmen", "", "")).awaitedSince())
                .isNotNull();
    }

    @Test
    void a_caller_whose_mail_is_known_already_is_not_made_twice() {
        newcomers.makeCaller(daniela, caller("Carmen Luna", "carmen@cafe.mx", ""));

        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> newcomers.makeCaller(daniela, caller("C. Luna", "Carmen@cafe.MX", "")));

        assertThat(refusal.problem().errors()).extracting(error -> error.code()).containsExactly("email_taken");
    }

    private Caller caller(String name, String email, String phone) {
        return new Caller(two.cafe().clientId(), name, email, phone);
    }

    private List<UUID> found(Person person, String words) {
        return finder.find(person, words, 20).stream().map(FoundPerson::userId).toList();
    }

    private static String codeOf(ThrowingCallable act) {
        return catchThrowableOfType(Refusal.class, act).problem().code();
    }
}
