package mx.lanet.helpdesk.ticket.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {
    private static final TeamMate DANIELA = mate("Daniela Ríos", "daniela.rios", true);
    private static final TeamMate ANA = mate("Ana", "ana", true);
    private static final TeamMate ANA_MARIA = mate("Ana María Peña", "ampena", true);
    private static final TeamMate MARCO = mate("Marco Díaz", "marco", false);
    private static final List<TeamMate> TEAM = List.of(DANIELA, ANA, ANA_MARIA, MARCO);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Daniela Ríos ¿lo ves?",
                "Pásalo, @daniela rios.",
                "(@DANIELA.RIOS)",
                "@Daniela, ¿lo ves?",
                "Hola\n@Daniela\u00a0Ríos",
            })
    void somebody_is_called_by_name_login_or_a_first_name_that_only_one_has(String text) {
        assertThat(Mentions.in(text, TEAM).called()).containsExactly(DANIELA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"daniela.rios@cafe.mx", "escribe a x@daniela.rios", "@Danielle", "Daniela Ríos", "@", "@ Daniela"
            })
    void an_address_or_another_name_calls_nobody(String text) {
        assertThat(Mentions.in(text, TEAM).called()).isEmpty();
    }

    @Test
    void the_longest_name_that_stands_there_is_meant() {
        assertThat(Mentions.in("@Ana María Peña, @Ana", TEAM).called()).containsExactly(ANA_MARIA, ANA);
    }

    @Test
    void who_may_not_see_the_ticket_is_a_stranger_only_when_named_in_full() {
        assertThat(Mentions.in("@Marco Díaz", TEAM).strangers()).containsExactly(MARCO);
        assertThat(Mentions.in("@Marco", List.of(mate("Marco Díaz", "mdiaz", false)))
                        .strangers())
                .isEmpty();
        assertThat(Mentions.in("@Marco Díaz", TEAM).called()).isEmpty();
    }

    private static TeamMate mate(String name, String login, boolean serves) {
        return new TeamMate(UUID.randomUUID(), name, login, serves);
    }
}
