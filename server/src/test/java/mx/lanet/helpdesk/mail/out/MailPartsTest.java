package mx.lanet.helpdesk.mail.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.mail.MailSeal;
import mx.lanet.helpdesk.shared.DataFolder;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.ticket.reply.Placeholder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parts of mail that need no server. */
class MailPartsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void a_mail_is_tried_ever_less_often_for_three_days() {
        List<Duration> pauses = new ArrayList<>();
        Instant time = NOW;
        Optional<Instant> next = Retries.next(1, NOW, time, 0);
        while (next.isPresent()) {
            pauses.add(Duration.between(time, next.get()));
            time = next.get();
            next = Retries.next(pauses.size() + 1, NOW, time, 0);
        }

        assertThat(pauses.subList(0, 4))
                .containsExactly(
                        Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(4));
        assertThat(pauses).isSorted().last().isEqualTo(Duration.ofHours(1));
        assertThat(Duration.between(NOW, time)).isBetween(Duration.ofHours(70), Retries.LIFE);
        assertThat(Retries.next(3, NOW, NOW, 1).orElseThrow()).isEqualTo(NOW.plusSeconds(150));
    }

    @Test
    void a_digest_is_due_at_the_next_eight_in_the_morning_of_its_reader() {
        ZoneId tijuana = ZoneId.of("America/Tijuana");

        assertThat(Digests.next(NOW, tijuana)).isEqualTo("2026-11-22T16:00:00Z");
        assertThat(Digests.next(Instant.parse("2026-11-22T16:00:00Z"), tijuana)).isEqualTo("2026-11-23T16:00:00Z");
        assertThat(Digests.next(NOW, ZoneId.of("Asia/Tokyo"))).isEqualTo("2026-11-22T23:00:00Z");
    }

    @Test
    void a_link_that_ends_watching_is_good_for_one_person_and_one_ticket() {
        LeaveToken tokens = new LeaveToken(new DataFolder(folder));
        UUID client = UUID.randomUUID();
        UUID ticket = UUID.randomUUID();
        UUID person = UUID.randomUUID();
        String token = tokens.of(client, ticket, person);

        assertThat(tokens.read(token)).contains(new LeaveToken.Leaving(client, ticket, person));
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(tokens.read(token.substring(0, i) + other + token.substring(i + 1)))
                    .isEmpty();
        }
        assertThat(tokens.read("")).isEmpty();
    }

    @Test
    void what_is_sealed_shows_nothing_and_opens_for_its_own_purpose_only() {
        MailSeal seal = new MailSeal(new DataFolder(folder));
        byte[] sealed = seal.seal("smtp", "contraseña");

        assertThat(seal.open("smtp", sealed)).isEqualTo("contraseña");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("contrase");
        assertThatIllegalStateException().isThrownBy(() -> seal.open("imap", sealed));
        assertThat(server("smtp.lanet.mx", MailServer.Security.TLS, "ana").toString())
                .doesNotContain("muy secreta");
    }

    @Test
    void what_people_write_stands_in_the_mail_as_they_wrote_it() {
        Body body = new Body(
                "es",
                "Soporte <b>",
                false,
                "#3b50c9",
                "TKT-000456 · <script>alert(1)</script>",
                "Hola \"Ana\":\n\nUno\ndos",
                new Body.Said("Beto & Cía escribió:", "a < b\n100 % {x}", ""),
                List.of(new Body.Link("foto \"1\".png", "https://x.mx/a?b=1&c=2")),
                new Body.Link("Ver", "https://x.mx/t"),
                "¿Qué tal?",
                List.of(new Body.Link("mal", "https://x.mx/1")),
                "Firma",
                List.of(new Body.Link("Adiós", "")));

        String html = MailHtml.of(body);

        assertThat(html)
                .doesNotContain("<script")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("a &lt; b<br>100 % {x}")
                .contains("Hola &quot;Ana&quot;:</p>")
                .contains("Uno<br>dos")
                .contains("href=\"https://x.mx/a?b=1&amp;c=2\"")
                .doesNotContain("http-equiv")
                .doesNotContain("src=\"http");
        assertThat(MailPlain.of(body))
                .contains("a < b\n100 % {x}")
                .contains("Ver:\nhttps://x.mx/t")
                .contains("mal: https://x.mx/1")
                .endsWith("-- \nAdiós\n");
    }

    @Test
    void words_of_the_house_have_gaps_that_exist_and_stay_within_their_limits() {
        assertThat(new MailWords.Template("{{ticket.asunto}}", "Hola {{persona.nombre}}").problems())
                .isEmpty();
        assertThat(fields(new MailWords.Template("", "{{no.existe}} {{ticket.numero}}")))
                .containsExactly("subject required", "body placeholder");
        assertThat(fields(new MailWords.Template("x".repeat(201), "y".repeat(5_001))))
                .containsExactly("subject too_long", "body too_long");
        assertThat(new MailWords.Template("{{ticket.numero}}", "{{persona.primer_nombre}}, hola")
                        .filled(Map.of(
                                Placeholder.TICKET_NUMBER,
                                "TKT-000456",
                                Placeholder.PERSON_FIRST_NAME,
                                "{{ticket.asunto}}")))
                .isEqualTo(new MailWords.Template("TKT-000456", "{{ticket.asunto}}, hola"));
    }

    @Test
    void a_mail_server_that_cannot_be_right_is_told_so() {
        assertThat(server("smtp.lanet.mx", MailServer.Security.TLS, "ana").problems())
                .isEmpty();
        assertThat(server("smtp.lanet.mx", MailServer.Security.NONE, "ana").problems())
                .extracting(FieldError::code)
                .containsExactly("mail_password_in_the_open");
        assertThat(server("localhost", MailServer.Security.NONE, "ana").problems())
                .isEmpty();
        for (String host : List.of("", "http://x", "a b", "x:25", "x\r\nRCPT", "-x", "$" + "{jndi:ldap://x}")) {
            assertThat(server(host, MailServer.Security.TLS, "").problems())
                    .as(host)
                    .extracting(FieldError::field)
                    .containsExactly("host");
        }
        for (String address : List.of("ana", "ana@", "ana@x", "a b@x.mx", "ana@x.mx\r\nBcc: b@x.mx", "<ana@x.mx>")) {
            assertThat(MailServer.isAddress(address)).as(address).isFalse();
        }
    }

    private static List<String> fields(MailWords.Template template) {
        return template.problems().stream()
                .map(error -> error.field() + " " + error.code())
                .toList();
    }

    private static MailServer server(String host, MailServer.Security security, String login) {
        return new MailServer(
                host,
                587,
                security,
                login,
                new Secret("muy secreta"),
                "Soporte",
                "soporte@lanet.mx",
                "respuestas@lanet.mx",
                "https://soporte.lanet.mx",
                1);
    }
}
