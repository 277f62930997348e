package mx.lanet.helpdesk.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.link.Merges;
import mx.lanet.helpdesk.ticket.view.MarkedText;
import mx.lanet.helpdesk.ticket.view.Snippet;
import mx.lanet.helpdesk.ticket.view.Snippets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class SpanishSearchTest {
    @Autowired
    private Tickets tickets;

    @Autowired
    private Attachments attachments;

    @Autowired
    private TicketLists lists;

    @Autowired
    private Snippets snippets;

    @Autowired
    private Merges merges;

    @Autowired
    private TestPeople people;

    private TwoClients clients;
    private Person gabriela;
    private Person daniela;

    @BeforeEach
    void people() {
        clients = people.twoClients();
        gabriela = clients.cafe().requester();
        daniela = clients.cafe().technician();
    }

    @ParameterizedTest
    @CsvSource({
        "Las impresoras de recepción no imprimen, impresora",
        "La impresora no imprime, IMPRESORAS",
        "La impresora no imprime, imprimir",
        "Falló la actualización de Windows, actualizaciones",
        "Fallo la actualizacion de Windows, actualización",
        "Se tienen que actualizar los equipos, actualizacion",
        "Hay que actualizarlo; no actualice todavía, actualizar",
        "Se rompió la pantalla, romper",
        "Se rompio la pantalla, romper",
        "No podía entrar a la sesión, poder",
        "No podia entrar a la sesion, podía sesiones",
        "Las luces del módem, luz",
        "Busqué en los discos duros, buscar disco",
        "Los ratones fallan, ratón",
        "Perdió su contraseña, contrasena perder",
        "CONTPAQi se cierra, contpaqi",
        "Falta el driver del scanner, scanner drivers",
        "Mi estado de cuenta, estado",
        "No puedo enviar correos con adjuntos, envié correo",
        "Reiniciábamos el switch, switch",
        "Instalar Acrobat, acrob",
    })
    void accents_plurals_and_conjugations_do_not_matter(String subject, String words) {
        Ticket asked = ask(gabriela, subject);
        ask(gabriela, "Otra cosa distinta");

        assertThat(found(daniela, words)).containsExactly(asked.ticketId());
    }

    @Test
    void comments_and_names_of_files_are_searched() throws IOException {
        Ticket jam = ask(gabriela, "Atasco");
        tickets.reply(daniela, jam.ticketId(), "Cambiamos el fusor por garantía", Channel.PORTAL, null);
        attachments.add(
                gabriela,
                jam.ticketId(),
                new Attachments.Upload(
                        "fotografía-bandeja.txt",
                        new ByteArrayInputStream("dos".getBytes(StandardCharsets.UTF_8)),
                        false,
                        null,
                        null));

        assertThat(found(gabriela, "fusores garantia")).containsExactly(jam.ticketId());
        assertThat(found(gabriela, "fotografias")).containsExactly(jam.ticketId());
        assertThat(found(daniela, "atasco fusor bandeja")).containsExactly(jam.ticketId());
    }

    @Test
    void what_only_an_internal_note_says_is_found_by_the_team_alone() {
        Ticket jam = ask(gabriela, "Atasco");
        tickets.note(daniela, jam.ticketId(), "Sospechamos sabotaje");

        assertThat(found(daniela, "sabotajes")).containsExactly(jam.ticketId());
        assertThat(found(clients.superadmin(), "sabotaje")).containsExactly(jam.ticketId());
        assertThat(found(gabriela, "sabotaje")).isEmpty();
        assertThat(found(gabriela, "!sabotaje")).isEmpty();
        assertThat(found(clients.cafe().clientAdmin(), "sabotaje")).isEmpty();
        assertThat(snippet(gabriela, "atasco", jam).text().pieces()).isEmpty();
    }

    @Test
    void the_ticket_of_a_number_comes_first() {
        Ticket jam = ask(gabriela, "Atasco");
        Ticket other = ask(gabriela, "Como en " + jam.code());

        assertThat(found(daniela, jam.code())).containsExactly(jam.ticketId(), other.ticketId());
        assertThat(found(daniela, "re: " + jam.code().toLowerCase(Locale.ROOT) + " atasco"))
                .contains(jam.ticketId());
        assertThat(found(daniela, String.valueOf(jam.number()))).first().isEqualTo(jam.ticketId());
        assertThat(found(clients.textil().technician(), jam.code())).isEmpty();
    }

    @Test
    void a_person_is_found_by_name() {
        Ticket jam = ask(gabriela, "Atasco");

        assertThat(found(daniela, gabriela.name())).containsExactly(jam.ticketId());
    }

    @Test
    void snippets_mark_what_was_found_and_are_no_markup() {
        Ticket jam = ask(gabriela, "La <b>impresora</b> se rompió");
        tickets.reply(daniela, jam.ticketId(), "Llega un <b>tóner</b> nuevo mañana", Channel.PORTAL, null);

        assertThat(marked(snippet(daniela, "romper impresoras", jam).subject()))
                .isEqualTo("La <b>[impresora]</b> se [rompió]");
        Snippet ofToner = snippet(daniela, "toners", jam);
        assertThat(ofToner.place()).isEqualTo(Snippet.Place.COMMENT);
        assertThat(marked(ofToner.text())).contains("[tóner]").doesNotContain("<mark>");
    }

    @Test
    void snippets_quote_what_stands_in_a_ticket_that_was_merged_into_it() {
        Ticket jam = ask(gabriela, "Atasco");
        Ticket again = ask(gabriela, "El fusor humea");
        tickets.reply(daniela, again.ticketId(), "Desconéctala, huele a chamusquina", Channel.PORTAL, null);
        merges.merge(daniela, again.ticketId(), jam.ticketId());

        assertThat(marked(snippet(daniela, "fusor", jam).text())).contains("[fusor] humea");
        assertThat(marked(snippet(gabriela, "chamusquina", jam).text())).contains("[chamusquina]");
    }

    private Snippet snippet(Person person, String words, Ticket ticket) {
        List<TicketRow> rows =
                lists.list(person, TicketQuery.all().holding(words)).items();
        Map<UUID, Snippet> found = snippets.of(person, words, rows);
        return Objects.requireNonNull(found.get(ticket.ticketId()));
    }

    private static String marked(MarkedText text) {
        return text.pieces().stream()
                .map(piece -> piece.marked() ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }

    private List<UUID> found(Person person, String words) {
        return lists.list(person, TicketQuery.all().holding(words)).items().stream()
                .map(TicketRow::ticketId)
                .toList();
    }

    private Ticket ask(Person requester, String subject) {
        return SomeOpening.of(requester).about(subject).saying("").in(tickets);
    }
}
