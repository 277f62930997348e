package mx.lanet.helpdesk.ticket.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.watch.Mentions;
import mx.lanet.helpdesk.ticket.watch.TeamMate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people write with form is kept with its form, and its plain twin reads as people write without an editor. */
class WrittenTest {
    private static final String SCREEN = "/files/0198c2aa-0000-7000-8000-0000000000aa/picture";

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of(
                        "<p>Reinicia el <b>equipo</b> y <i>espera</i>.</p>",
                        "<p>Reinicia el <strong>equipo</strong> y <em>espera</em>.</p>",
                        "Reinicia el equipo y espera."),
                Arguments.of(
                        "<ul><li>Uno<ul><li>Dentro</li></ul></li><li>Dos<br>más</li></ul>",
                        "<ul><li>Uno<ul><li>Dentro</li></ul></li><li>Dos<br />más</li></ul>",
                        "- Uno\n  - Dentro\n- Dos\n  más"),
                Arguments.of(
                        "<ol><li>Abre</li><li>Cierra</li></ol>",
                        "<ol><li>Abre</li><li>Cierra</li></ol>",
                        "1. Abre\n2. Cierra"),
                Arguments.of(
                        "<p>Mira</p><blockquote><p>No imprime</p><p>Desde ayer</p></blockquote>",
                        "<p>Mira</p><blockquote><p>No imprime</p><p>Desde ayer</p></blockquote>",
                        "Mira\n\n> No imprime\n>\n> Desde ayer"),
                Arguments.of(
                        "<pre>ipconfig /flushdns\n  ping 10.0.0.1</pre>",
                        "<pre>ipconfig /flushdns\n  ping 10.0.0.1</pre>",
                        "```\nipconfig /flushdns\n  ping 10.0.0.1\n```"),
                Arguments.of(
                        "<p>Ve a <a href=\"https://cafe.mx/guia\">la guía</a></p>",
                        "<p>Ve a <a href=\"https://cafe.mx/guia\" rel=\"noopener noreferrer nofollow\""
                                + " target=\"_blank\">la guía</a></p>",
                        "Ve a la guía (https://cafe.mx/guia)"),
                Arguments.of(
                        "<p><a href=\"https://cafe.mx/\">cafe.mx</a></p>",
                        "<p><a href=\"https://cafe.mx/\" rel=\"noopener noreferrer nofollow\""
                                + " target=\"_blank\">cafe.mx</a></p>",
                        "cafe.mx"),
                Arguments.of("<h1>Pasos</h1><p>a</p>", "<h3>Pasos</h3><p>a</p>", "Pasos\n\na"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void each_form_is_kept_and_has_a_plain_twin(String typed, String kept, String plain) {
        Written written = Written.of(typed, "");

        assertThat(written.html()).isEqualTo(kept);
        assertThat(written.plain()).isEqualTo(plain);
    }

    @Test
    void colleagues_who_are_called_stand_out_in_a_text_with_form() {
        List<TeamMate> team = List.of(new TeamMate(UUID.randomUUID(), "Dana O'Hara", "dana", true));
        Written written = Written.of("<p>¿Lo ves, <b>@dana o'hara</b>, TKT-000123?</p>", "");

        String page = Shown.of(written.html(), "/tickets/", _ -> Optional.empty(), text -> Mentions.spans(text, team))
                .orElseThrow()
                .toString();

        assertThat(page)
                .contains("<strong><span class=\"ment\">&#64;dana o&#39;hara</span></strong>")
                .contains("<a href=\"/tickets/TKT-000123\">TKT-000123</a>");
    }

    @Test
    void a_text_without_form_is_plain_text_and_nothing_else() {
        Written written = Written.of("<p>Hola:</p><p><br></p><p>Ya quedó.<br>Saludos</p>", "");

        assertThat(written.html()).isNull();
        assertThat(written.plain()).isEqualTo("Hola:\n\nYa quedó.\nSaludos");
    }

    @Test
    void without_an_editor_the_plain_box_counts_and_is_no_html() {
        Written written = Written.of("", "<b>así</b> se ve");

        assertThat(written.html()).isNull();
        assertThat(written.plain()).isEqualTo("<b>así</b> se ve");
    }

    @Test
    void only_files_of_this_server_are_pictures() {
        String typed = "<p>Así se ve<img src=\"" + SCREEN + "\" alt=\"pantalla.png\" onload=x>"
                + "<img src=\"/files/../users\"><img src=\"https://mal.example/x.png\"></p>";

        Written written = Written.of(typed, "");

        assertThat(written.html()).isEqualTo("<p>Así se ve<img src=\"" + SCREEN + "\" alt=\"pantalla.png\" /></p>");
        assertThat(written.plain()).isEqualTo("Así se ve[pantalla.png]");
    }

    @Test
    void what_a_word_processor_pastes_loses_its_dress_and_keeps_its_form() {
        String word =
                """
                <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0cm}</style>
                <!--[if gte mso 9]><xml><o:x>1</o:x></xml><![endif]--></head><body>
                <p class=MsoNormal style='color:red'><b><span style='font-family:Arial'>Aviso<o:p></o:p></span></b></p>
                <table class=MsoTable><tr><td><p>Equipo</p></td><td><p>Estado</p></td></tr></table></body></html>
                """;

        assertThat(Written.of(word, "").html()).isEqualTo("<p><strong>Aviso</strong></p><p>Equipo</p><p>Estado</p>");
    }

    @Test
    void a_page_links_ticket_numbers_outside_of_links_and_code_and_a_picture_to_itself() {
        Written written = Written.of(
                "<p><b>Como</b> TKT-000123 <a href=\"https://a.mx\">TKT-000124</a> <code>TKT-000125</code>"
                        + "<img src=\"" + SCREEN + "\" alt='\"TKT-000126\"'></p>",
                "");

        Shown page = Shown.of(written.html(), "/tickets/", _ -> Optional.of("/attachments/1/2"))
                .orElseThrow();

        assertThat(page.toString())
                .contains("<a href=\"/tickets/TKT-000123\">TKT-000123</a>")
                .contains(">TKT-000124</a>")
                .contains("<code>TKT-000125</code>")
                .contains("<img src=\"" + SCREEN + "\" alt=\"&#34;TKT-000126&#34;\" loading=\"lazy\"></a>");
        assertThat(Shown.of(written.html(), "/tickets/", _ -> Optional.empty())
                        .orElseThrow()
                        .toString())
                .as("for who may not see the file")
                .doesNotContain("<img")
                .contains("[&#34;TKT-000126&#34;]");
        assertThat(page.pictures()).containsExactly(UUID.fromString("0198c2aa-0000-7000-8000-0000000000aa"));
    }

    @Test
    void what_is_too_long_does_not_fit_and_is_not_read() {
        assertThat(Written.of("<b>" + "a".repeat(Opening.TEXT_MAX) + "</b>", "").fits())
                .isTrue();
        assertThat(Written.of("<b>" + "a".repeat(Opening.TEXT_MAX + 1) + "</b>", "")
                        .fits())
                .isFalse();
        assertThat(Written.of("<b>" + "<i></i>".repeat(Written.READ_MAX) + "</b>", "")
                        .fits())
                .isFalse();
    }
}
