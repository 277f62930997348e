package mx.lanet.helpdesk.ticket.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceholderTest {
    private static final Map<Placeholder, String> VALUES = Map.of(
            Placeholder.PERSON_NAME, "Gabriela Montes",
            Placeholder.TICKET_NUMBER, "TKT-000456",
            Placeholder.TECHNICIAN_NAME, "Daniela $1 Ríos");

    @Test
    void every_word_gets_its_value_however_it_is_spaced_or_capitalised() {
        assertThat(Placeholder.fill("Hola, {{persona.nombre}}: {{ Ticket.Numero }} lo ve {{tecnico.nombre}}.", VALUES))
                .isEqualTo("Hola, Gabriela Montes: TKT-000456 lo ve Daniela $1 Ríos.");
    }

    @Test
    void what_has_no_value_leaves_neither_itself_nor_a_second_blank() {
        assertThat(Placeholder.fill("Tu equipo {{equipo.nombre}} ya está.", VALUES))
                .isEqualTo("Tu equipo ya está.");
        assertThat(Placeholder.fill("{{equipo.nombre}}", VALUES)).isEmpty();
        assertThat(Placeholder.fill("Equipo: {{equipo.nombre}}", VALUES)).isEqualTo("Equipo: ");
    }

    @Test
    void a_value_is_not_filled_again() {
        assertThat(Placeholder.fill("{{persona.nombre}}", Map.of(Placeholder.PERSON_NAME, "{{ticket.numero}}")))
                .isEqualTo("{{ticket.numero}}");
    }

    @Test
    void what_stands_in_braces_and_means_nothing_is_named_once() {
        assertThat(Placeholder.unknown("{{persona.nombre}} {{persona.edad}} {{}} {{ persona.edad }} {uno} {{dos"))
                .containsExactly("persona.edad", "");
        assertThat(Placeholder.unknown("Sin huecos")).isEmpty();
    }
}
