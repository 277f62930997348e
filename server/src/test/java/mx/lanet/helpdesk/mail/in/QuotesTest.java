package mx.lanet.helpdesk.mail.in;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.mail.in.mime.AwkwardMails;
import mx.lanet.helpdesk.mail.in.mime.MailReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody wrote, without what the mail program put below it. */
class QuotesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n\nEl lun, 3 nov 2025 a las 10:00, Soporte (<soporte@lanet.mx>) escribió:\n> ¿Ya?\n>\n> Lucía",
                "\n\nEl lun, 3 nov 2025 a las 10:00, Soporte\n<soporte@lanet.mx> escribió:\n\n> ¿Ya?",
                "\n\nOn Mon, Nov 3, 2025 at 10:00 AM Support <s@lanet.mx> wrote:\n\n> Done?\n> More",
                "\n\n________________________________\nDe: Soporte <s@lanet.mx>\nEnviado: lunes, 3 de noviembre\nPara: Ana\nAsunto: Red\n\n¿Ya?",
                "\n\nFrom: Support <s@lanet.mx>\nSent: Monday\nTo: Ana\nSubject: Net\n\nDone?",
                "\n\n-----Mensaje original-----\nDe: Soporte\nEnviado el: lunes\nPara: Ana\n\n¿Ya?",
                "\n\n*De:* Soporte <s@lanet.mx>\n*Enviado:* lunes\n*Para:* Ana\n*Asunto:* Red\n\n¿Ya?",
                "\n\n> ¿Ya?\n> Lucía\n",
                "\n-- \nAna Luna\nCafe Mexico",
                "\n\nEnviado desde mi iPhone",
                "\n\nObtener Outlook para Android",
                "\n\nSent from my iPhone\n\nOn Nov 3, 2025, at 10:00, Support <s@lanet.mx> wrote:\n\n> Done?"
            })
    void what_stands_below_is_folded(String below) {
        Quotes.Parted parted = Quotes.part("Sigue igual.\nGracias" + below);

        assertThat(parted.said()).isEqualTo("Sigue igual.\nGracias");
        assertThat(parted.folded()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "El lun, 3 nov 2025, Soporte escribió:\n> ¿Ya?\nSí\n> ¿Y la otra?\nTambién",
                "El jefe escribió:\nno sirve nada, y yo digo que sí sirve",
                "De: la caja 3\nno sale papel",
                "> ¿Ya?\nSí, gracias",
                "Para: mañana"
            })
    void what_somebody_wrote_stays(String text) {
        String answer = text.lines().reduce((_, last) -> last).orElseThrow();

        assertThat(Quotes.part(text).said() + Quotes.part(text).folded()).contains(answer);
        assertThat(Quotes.part(text).said()).isNotBlank();
    }

    @Test
    void an_answer_between_the_lines_keeps_them() {
        String text = "On Mon, Ana wrote:\n> Uno?\nSí\n> Dos?\nNo";

        assertThat(Quotes.part(text)).isEqualTo(new Quotes.Parted(text, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class=\"gmail_quote gmail_quote_container\"><div dir=\"ltr\" class=\"gmail_attr\">El lun, Soporte escribió:<br></div><blockquote>¿Ya?</blockquote></div>",
                "<div><br><blockquote type=\"cite\"><div>On Nov 3, Support wrote:</div>Done?</blockquote></div>",
                "<div id=\"appendonsend\"></div><hr><div id=\"divRplyFwdMsg\">De: Soporte</div>¿Ya?",
                "<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt'><p>De: Soporte</p></div><p>¿Ya?</p>",
                "<div class=\"moz-cite-prefix\">El 3/11/25, Soporte escribió:<br></div><blockquote>¿Ya?</blockquote>",
                "<div class=\"gmail_signature\">Ana, Cafe Mexico</div>",
                "<div class=\"yahoo_quoted\">¿Ya?</div>"
            })
    void html_is_folded_where_mail_programs_mark_it(String below) {
        String html = "<html><head><title>x</title><style>p{}</style></head><body><p>Sigue <b>igual</b>.</p>" + below
                + "</body></html>";
        MailText text = MailText.of(
                MailReader.read(("Content-Type: text/html; charset=utf-8\n\n" + html).getBytes(UTF_8)), Map.of());

        assertThat(text.said().plain()).isEqualTo("Sigue igual.");
        assertThat(text.folded()).isNotEmpty();
    }

    @Test
    void a_quotation_alone_and_what_is_sent_on_stay() {
        String quoted = "Content-Type: text/html\n\n<div class=\"gmail_quote\">Todo esto</div>";
        String sentOn =
                "Subject: RV: Factura\nContent-Type: text/html\n\n<p>Va</p><div class=\"gmail_quote\">Factura 7</div>";

        assertThat(MailText.of(MailReader.read(quoted.getBytes(UTF_8)), Map.of())
                        .said()
                        .plain())
                .isEqualTo("Todo esto");
        assertThat(MailText.of(MailReader.read(sentOn.getBytes(UTF_8)), Map.of())
                        .said()
                        .plain())
                .contains("Factura 7");
    }

    @Test
    void pictures_in_the_text_are_ours() {
        UUID file = UUID.randomUUID();
        String html =
                "Content-Type: text/html\n\n<p>Ve <img src=\"cid:Foto@x\"><img src=\"https://espia.example/p.gif\"></p>";

        MailText text = MailText.of(MailReader.read(html.getBytes(UTF_8)), Map.of("foto@x", file));

        assertThat(text.said().html()).contains("/files/" + file + "/picture").doesNotContain("espia");
    }

    @Test
    void a_text_that_is_too_long_is_cut_and_kept() {
        String text = "palabra ".repeat(30_000);
        MailText cut = MailText.of(MailReader.read(("Subject: x\n\n" + text).getBytes(UTF_8)), Map.of());

        assertThat(cut.said().fits()).isTrue();
        assertThat(cut.whole()).hasSizeGreaterThan(200_000);
    }

    /** Texts that were made to keep a reader busy. */
    @Test
    @Timeout(20)
    void nothing_hangs() {
        for (String bait : new String[] {
            "<div ".repeat(100_000),
            "<style".repeat(100_000),
            "<div class=\"" + "a".repeat(500_000),
            "<p>" + "<br>".repeat(200_000) + "<blockquote type=cite>x",
            "<div>El " + "<b>a</b>".repeat(100_000) + "<blockquote type=cite>x",
            "<b>".repeat(150_000),
            "&nbsp;".repeat(150_000)
        }) {
            byte[] raw = ("Content-Type: text/html\n\n" + bait).getBytes(UTF_8);
            assertThat(MailText.of(MailReader.read(raw), Map.of())).isNotNull();
        }
        for (String bait : new String[] {"El a\n", "> ", "-", "De: a\nPara: b\n", "\n", "El x escribió:\n> a\nb\n"}) {
            assertThat(Quotes.part(bait.repeat(100_000))).isNotNull();
            assertThat(Quotes.part(bait.repeat(1_500))).isNotNull();
        }
        AwkwardMails.all().forEach(mail -> assertThat(MailText.of(MailReader.read(mail.raw()), Map.of())
                        .said()
                        .fits())
                .isTrue());
    }
}
