package mx.lanet.helpdesk.mail.in;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.mail.in.mime.MailReader;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a mail that answers no ticket, and of who sent it; answers are in {@link MailStoryTest}. */
class VerdictTest {
    private static final UUID CAFE = UUID.fromString("11111111-1111-7111-8111-111111111111");
    private static final UUID TEXTIL = UUID.fromString("22222222-2222-7222-8222-222222222222");
    private static final Person ANA = person(CAFE, Role.REQUESTER);
    private static final Person ANA_TOO = person(TEXTIL, Role.REQUESTER);
    private static final Person TECHNICIAN = person(Person.HOUSE, Role.TECHNICIAN);

    private static Person person(UUID client, Role role) {
        return new Person(UUID.randomUUID(), client, role, "Ana", "ana", Set.of(), null, null, "auto", false);
    }

    private static Verdict.Facts facts(
            String headers,
            @Nullable UUID boundTo,
            boolean strangers,
            List<Person> people,
            @Nullable UUID domain,
            int lately) {
        return new Verdict.Facts(
                MailReader.read((headers + "From: a@b.mx\nSubject: x\n\nHola").getBytes(UTF_8)),
                boundTo,
                strangers,
                Sincerity.of(
                        MailReader.read((headers + "\n").getBytes(UTF_8))
                                .marks()
                                .authentication(),
                        "mx.lanet.mx"),
                false,
                false,
                null,
                null,
                people,
                domain,
                null,
                lately,
                60,
                false,
                null);
    }

    @Test
    void the_client_is_the_mailboxs_or_the_persons_or_the_domains() {
        assertThat(Verdict.of(facts("", CAFE, false, List.of(ANA), null, 0)))
                .isEqualTo(new Verdict.Open(CAFE, ANA, false, false, false));
        assertThat(Verdict.of(facts("", null, false, List.of(ANA), TEXTIL, 0)))
                .isEqualTo(new Verdict.Open(CAFE, ANA, false, false, false));
        assertThat(Verdict.of(facts("", null, false, List.of(ANA, ANA_TOO), TEXTIL, 0)))
                .isEqualTo(new Verdict.Open(TEXTIL, ANA_TOO, false, false, false));
        assertThat(Verdict.of(facts("", null, false, List.of(), CAFE, 0)))
                .isEqualTo(new Verdict.Open(CAFE, null, true, false, false));
        assertThat(Verdict.of(facts("", null, true, List.of(), null, 0))).isEqualTo(new Verdict.Hold("no_client"));
        assertThat(Verdict.of(facts("", null, true, List.of(ANA, ANA_TOO), null, 0)))
                .isEqualTo(new Verdict.Hold("no_client"));
    }

    @Test
    void strangers_are_let_in_or_wait_as_the_mailbox_says() {
        assertThat(Verdict.of(facts("", CAFE, false, List.of(), null, 0))).isEqualTo(new Verdict.Hold("stranger"));
        assertThat(Verdict.of(facts("", CAFE, true, List.of(), null, 0)))
                .isEqualTo(new Verdict.Open(CAFE, null, true, false, false));
        assertThat(Verdict.of(facts("", CAFE, false, List.of(TECHNICIAN), null, 0)))
                .isEqualTo(new Verdict.Open(CAFE, null, false, false, false));
        assertThat(Verdict.of(facts("", CAFE, false, List.of(ANA_TOO), null, 0)))
                .isEqualTo(new Verdict.Open(CAFE, null, false, false, false));
    }

    @ParameterizedTest
    @CsvSource({
        "Auto-Submitted: auto-generated",
        "Precedence: bulk",
        "Precedence: list",
        "List-Id: <avisos.cafe.mx>",
        "X-Auto-Response-Suppress: All",
        "Return-Path: <>"
    })
    void what_a_program_sends_is_a_ticket_that_nobody_answers(String header) {
        assertThat(Verdict.of(facts(header + "\n", CAFE, true, List.of(ANA), null, 0)))
                .isEqualTo(new Verdict.Open(CAFE, null, false, false, true));
    }

    @ParameterizedTest
    @CsvSource({"Auto-Submitted: auto-replied (vacation)", "Precedence: auto_reply", "X-Autoreply: yes"})
    void what_a_program_answers_is_nothing(String header) {
        assertThat(Verdict.of(facts(header + "\n", CAFE, true, List.of(ANA), null, 0)))
                .isEqualTo(new Verdict.Ignore("automatic", null));
    }

    @Test
    void too_many_of_one_address_wait() {
        assertThat(Verdict.of(facts("", CAFE, true, List.of(ANA), null, 60))).isEqualTo(new Verdict.Hold("storm"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mx.lanet.mx; dmarc=pass|VERIFIED",
                "mx.lanet.mx; spf=pass; dkim=fail; dmarc=fail (p=none)|FORGED",
                "mx.lanet.mx; spf=softfail; dkim=none|FORGED",
                "mx.lanet.mx; spf=fail; dkim=pass|VERIFIED",
                "mx.lanet.mx; none|UNKNOWN",
                "mx.mal.mx; dmarc=pass|UNKNOWN"
            })
    void one_server_is_believed(String result, Sincerity sincerity) {
        assertThat(Sincerity.of(List.of(result, "mx.lanet.mx; dmarc=pass"), "mx.lanet.mx"))
                .isEqualTo(result.startsWith("mx.mal") ? Sincerity.VERIFIED : sincerity);
        assertThat(Sincerity.of(List.of(result), "")).isEqualTo(Sincerity.UNKNOWN);
        assertThat(Sincerity.of(List.of(result), "MX.lanet.mx")).isEqualTo(sincerity);
    }

    @Test
    void a_forged_sender_is_nobody() {
        String forged = "Authentication-Results: mx.lanet.mx; dmarc=fail\n";

        assertThat(Verdict.of(facts(forged, CAFE, true, List.of(ANA), null, 0)))
                .isEqualTo(new Verdict.Open(CAFE, null, false, true, true));
    }
}
