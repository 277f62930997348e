package mx.lanet.helpdesk.ticket;

import static mx.lanet.helpdesk.ticket.State.ASIGNADO;
import static mx.lanet.helpdesk.ticket.State.CERRADO;
import static mx.lanet.helpdesk.ticket.State.EN_ESPERA;
import static mx.lanet.helpdesk.ticket.State.EN_PROGRESO;
import static mx.lanet.helpdesk.ticket.State.NUEVO;
import static mx.lanet.helpdesk.ticket.State.RESUELTO;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.Automation;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.ticket.TicketLife.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TicketLifeTest {
    private static final UUID TEXTIL = new UUID(7, 7);

    /** Rows: from; columns: to. A dot means that there is no way. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            nuevo       | NUEVO . EN_PROGRESO EN_ESPERA RESUELTO CERRADO
            asignado    | . ASIGNADO EN_PROGRESO EN_ESPERA RESUELTO CERRADO
            en_progreso | . . EN_PROGRESO EN_ESPERA RESUELTO CERRADO
            en_espera   | . . EN_PROGRESO EN_ESPERA RESUELTO CERRADO
            resuelto    | . . EN_PROGRESO . RESUELTO CERRADO
            cerrado     | . . EN_PROGRESO . . CERRADO
            """)
    void staff_changes_states_forwards_and_back_only_to_en_progreso(String from, String reachable) {
        Ticket ticket = SomeTicket.inState(State.of(from)).build();
        Set<String> expected = Set.copyOf(List.of(reachable.split(" ")));

        for (State to : State.values()) {
            Decision decision = TicketLife.decide(ticket, Part.STAFF, new Move.ChangeState(to));

            assertThat(decision)
                    .as("%s → %s", from, to)
                    .isEqualTo(
                            expected.contains(to.name())
                                    ? new Decision.Allowed(to)
                                    : new Decision.Refused("ticket_state_not_reachable"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NUEVO, NUEVO",
        "ASIGNADO, ASIGNADO",
        "EN_PROGRESO, EN_PROGRESO",
        "EN_ESPERA, EN_PROGRESO",
        "RESUELTO, EN_PROGRESO",
        "CERRADO, EN_PROGRESO"
    })
    void an_answer_of_the_requester_wakes_what_waited_or_seemed_done(State before, State after) {
        Ticket ticket = SomeTicket.inState(before).build();

        for (Part part : List.of(Part.REQUESTER, Part.CLIENT_ADMIN)) {
            assertThat(TicketLife.decide(ticket, part, new Move.Reply(null))).isEqualTo(new Decision.Allowed(after));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NUEVO, EN_PROGRESO",
        "ASIGNADO, EN_PROGRESO",
        "EN_PROGRESO, EN_PROGRESO",
        "EN_ESPERA, EN_ESPERA",
        "RESUELTO, RESUELTO",
        "CERRADO, CERRADO"
    })
    void the_first_answer_of_the_team_starts_the_work(State before, State after) {
        Ticket ticket = SomeTicket.inState(before).build();

        assertThat(TicketLife.decide(ticket, Part.STAFF, new Move.Reply(null))).isEqualTo(new Decision.Allowed(after));
    }

    @Test
    void only_staff_leaves_a_state_with_an_answer_and_only_a_sensible_one() {
        Ticket ticket = SomeTicket.inState(EN_PROGRESO).build();

        assertThat(TicketLife.decide(ticket, Part.STAFF, new Move.Reply(RESUELTO)))
                .isEqualTo(new Decision.Allowed(RESUELTO));
        assertThat(TicketLife.decide(ticket, Part.STAFF, new Move.Reply(NUEVO)))
                .isEqualTo(new Decision.Refused("ticket_state_not_reachable"));
        assertThat(TicketLife.decide(ticket, Part.REQUESTER, new Move.Reply(RESUELTO)))
                .isEqualTo(new Decision.Forbidden());
    }

    @Test
    void giving_a_new_ticket_to_somebody_assigns_it_and_taking_it_back_makes_it_new() {
        Move toDaniela = new Move.Assign(new UUID(3, 1), "Daniela Ríos");
        Move toNobody = new Move.Assign(null, "");

        assertThat(TicketLife.decide(SomeTicket.inState(NUEVO).build(), Part.STAFF, toDaniela))
                .isEqualTo(new Decision.Allowed(ASIGNADO));
        assertThat(TicketLife.decide(SomeTicket.inState(ASIGNADO).assigned().build(), Part.STAFF, toNobody))
                .isEqualTo(new Decision.Allowed(NUEVO));
        assertThat(TicketLife.decide(SomeTicket.inState(EN_ESPERA).build(), Part.STAFF, toDaniela))
                .isEqualTo(new Decision.Allowed(EN_ESPERA));
        assertThat(TicketLife.decide(SomeTicket.inState(CERRADO).build(), Part.STAFF, toDaniela))
                .isEqualTo(new Decision.Refused("ticket_already_closed"));
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void everybody_who_sees_a_ticket_closes_an_unclosed_one_and_reopens_a_finished_one(State state) {
        Ticket ticket = SomeTicket.inState(state).build();

        for (Part part : List.of(Part.STAFF, Part.CLIENT_ADMIN, Part.REQUESTER)) {
            assertThat(TicketLife.decide(ticket, part, new Move.Close()))
                    .isEqualTo(
                            state == CERRADO
                                    ? new Decision.Refused("ticket_already_closed")
                                    : new Decision.Allowed(CERRADO));
            assertThat(TicketLife.decide(ticket, part, new Move.Reopen()))
                    .isEqualTo(
                            state.isOpen()
                                    ? new Decision.Refused("ticket_is_open")
                                    : new Decision.Allowed(EN_PROGRESO));
        }
    }

    @Test
    void the_properties_are_the_teams_own() {
        Ticket ticket = SomeTicket.inState(EN_PROGRESO).build();
        List<Move> moves = List.of(
                new Move.Note(),
                new Move.ChangeState(RESUELTO),
                new Move.ChangePriority(Priority.ALTA),
                new Move.ChangeCategory(new UUID(7, 1), "Red"),
                new Move.HandOver(new UUID(8, 1), "General", "Redes"),
                new Move.Assign(null, ""),
                new Move.Attach(true, false, "bitácora.txt"));

        for (Move move : moves) {
            assertThat(TicketLife.decide(ticket, Part.REQUESTER, move)).isEqualTo(new Decision.Forbidden());
            assertThat(TicketLife.decide(ticket, Part.CLIENT_ADMIN, move)).isEqualTo(new Decision.Forbidden());
            assertThat(TicketLife.decide(ticket, Part.STAFF, move)).isInstanceOf(Decision.Allowed.class);
        }
    }

    @Test
    void a_resolution_is_rated_once_by_who_asked() {
        Move four = new Move.Rate(4);
        Ticket resolved = SomeTicket.inState(RESUELTO).build();
        Ticket rated = SomeTicket.inState(RESUELTO)
                .ratedAt(SomeTicket.MORNING.plusSeconds(60))
                .build();
        Ticket ratedBeforeThisResolution = SomeTicket.inState(RESUELTO)
                .ratedAt(SomeTicket.MORNING.minusSeconds(60))
                .build();

        assertThat(TicketLife.decide(resolved, Part.REQUESTER, four)).isEqualTo(new Decision.Allowed(RESUELTO));
        assertThat(TicketLife.decide(rated, Part.REQUESTER, four))
                .isEqualTo(new Decision.Refused("ticket_already_rated"));
        assertThat(TicketLife.decide(ratedBeforeThisResolution, Part.REQUESTER, four))
                .isEqualTo(new Decision.Allowed(RESUELTO));
        assertThat(TicketLife.decide(resolved, Part.STAFF, four)).isEqualTo(new Decision.Forbidden());
        assertThat(TicketLife.decide(SomeTicket.inState(EN_PROGRESO).build(), Part.REQUESTER, four))
                .isEqualTo(new Decision.Refused("ticket_not_resolved"));
    }

    @Test
    void for_a_stranger_the_ticket_does_not_exist() {
        Ticket ticket = SomeTicket.inState(NUEVO).build();

        assertThat(TicketLife.decide(ticket, Part.STRANGER, new Move.Close())).isEqualTo(new Decision.Unknown());
    }

    @Test
    void a_part_follows_from_role_client_and_ticket() {
        Ticket ticket = SomeTicket.inState(NUEVO).build();

        assertThat(Part.of(person(Role.SUPERADMIN, Person.HOUSE), ticket)).isEqualTo(Part.STAFF);
        assertThat(Part.of(person(Role.TECHNICIAN, Person.HOUSE, SomeTicket.CAFE), ticket))
                .isEqualTo(Part.STAFF);
        assertThat(Part.of(person(Role.TECHNICIAN, Person.HOUSE, TEXTIL), ticket))
                .isEqualTo(Part.STRANGER);
        assertThat(Part.of(person(Role.TECHNICIAN, Person.HOUSE), ticket)).isEqualTo(Part.STRANGER);
        assertThat(Part.of(person(Role.CLIENT_ADMIN, SomeTicket.CAFE), ticket)).isEqualTo(Part.CLIENT_ADMIN);
        assertThat(Part.of(person(Role.CLIENT_ADMIN, TEXTIL), ticket)).isEqualTo(Part.STRANGER);
        assertThat(Part.of(person(Role.REQUESTER, SomeTicket.CAFE), ticket)).isEqualTo(Part.STRANGER);
        assertThat(Part.of(gabriela(), ticket)).isEqualTo(Part.REQUESTER);
        assertThat(Part.of(agent(SomeTicket.PC_OFICINA), ticket)).isEqualTo(Part.REQUESTER);
        assertThat(Part.of(agent(new UUID(2, 2)), ticket)).isEqualTo(Part.STRANGER);
        assertThat(Part.of(new Automation("cierre"), ticket)).isEqualTo(Part.AUTOMATION);
    }

    private static Person person(Role role, UUID client, UUID... serves) {
        return person(new UUID(5, role.ordinal()), role, client, serves);
    }

    private static Person gabriela() {
        return person(SomeTicket.GABRIELA, Role.REQUESTER, SomeTicket.CAFE);
    }

    private static Person person(UUID id, Role role, UUID client, UUID... serves) {
        return new Person(id, client, role, "Alguien", "alguien", Set.of(serves), null, null, "auto", false);
    }

    private static Agent agent(UUID asset) {
        return new Agent(asset, SomeTicket.CAFE, new UUID(4, 4), "PC-OFICINA-01", false);
    }
}
