package mx.lanet.helpdesk.ticket.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.internal.Prose.Piece;
import mx.lanet.helpdesk.ticket.watch.Mentions;
import mx.lanet.helpdesk.ticket.watch.TeamMate;
import org.junit.jupiter.api.Test;

class ProseTest {
    @Test
    void blank_lines_part_paragraphs_and_other_ends_part_lines() {
        Prose prose = Prose.of("Hola.\nBuenos días.\n\n\nGracias.", "/tickets/");

        assertThat(prose.paragraphs())
                .containsExactly(
                        List.of(List.of(text("Hola.")), List.of(text("Buenos días."))),
                        List.of(List.of(text("Gracias."))));
    }

    @Test
    void addresses_become_links_without_the_stop_behind_them() {
        assertThat(line("Mira https://example.com/a?b=1, o http://x.mx."))
                .containsExactly(
                        text("Mira "),
                        new Piece("https://example.com/a?b=1", "https://example.com/a?b=1", false),
                        text(", o "),
                        new Piece("http://x.mx", "http://x.mx", false),
                        text("."));
    }

    @Test
    void nothing_but_http_is_an_address() {
        assertThat(line("javascript:alert(1) data:text/html,x <a href=\"https\">"))
                .containsExactly(text("javascript:alert(1) data:text/html,x <a href=\"https\">"));
    }

    @Test
    void ticket_numbers_lead_to_the_ticket() {
        assertThat(line("Ya pasó en TKT-000391."))
                .containsExactly(text("Ya pasó en "), new Piece("TKT-000391", "/tickets/TKT-000391", false), text("."));
    }

    @Test
    void colleagues_who_are_called_stand_out_whatever_the_accents() {
        UUID daniela = UUID.randomUUID();
        List<TeamMate> team = List.of(
                new TeamMate(daniela, "Daniela Ríos", "daniela", true),
                new TeamMate(UUID.randomUUID(), "Óscar Peña", "oscar", false));
        List<Piece> line = Prose.of(
                        "¿Ves, @daniela  rios? Y @Óscar, en TKT-000391 y a@daniela.mx",
                        "/tickets/",
                        text -> Mentions.spans(text, team))
                .paragraphs()
                .getFirst()
                .getFirst();

        assertThat(line)
                .containsExactly(
                        text("¿Ves, "),
                        new Piece("@daniela  rios", "", true),
                        text("? Y @Óscar, en "),
                        new Piece("TKT-000391", "/tickets/TKT-000391", false),
                        text(" y a@daniela.mx"));
    }

    private static List<Piece> line(String text) {
        return Prose.of(text, "/tickets/").paragraphs().getFirst().getFirst();
    }

    private static Piece text(String text) {
        return new Piece(text, "", false);
    }
}
