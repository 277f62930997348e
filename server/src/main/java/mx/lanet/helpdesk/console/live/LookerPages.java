package mx.lanet.helpdesk.console.live;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.REQUESTER;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.web.Answer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The piece of a ticket's page that says who else is there. */
@Controller
class LookerPages {
    private final Tickets tickets;
    private final Seats seats;

    LookerPages(Tickets tickets, Seats seats) {
        this.tickets = tickets;
        this.seats = seats;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @GetMapping("/live/tickets/{ticketId}")
    Answer lookers(Person person, @PathVariable UUID ticketId) {
        Ticket ticket = tickets.get(person, ticketId);
        List<Seat> there = seats.at(Topic.lookers(ticket.ticketId())).stream()
                .filter(seat -> !seat.userId().equals(person.userId()))
                .toList();
        boolean answered = there.stream().anyMatch(seat -> seat.staff() && seat.writing() == Seat.Writing.REPLY);
        List<LookersPage.Looker> others =
                person.isStaff() ? there.stream().map(LookerPages::looker).toList() : List.of();
        return Answer.page("live/lookers", new LookersPage(ticket.ticketId(), others, answered));
    }

    private static LookersPage.Looker looker(Seat seat) {
        String doing =
                switch (seat.writing()) {
                    case NOTHING -> "looks";
                    case REPLY -> "writes";
                    case NOTE -> "notes";
                };
        return new LookersPage.Looker(seat.userId(), seat.name(), seat.staff(), doing);
    }
}
