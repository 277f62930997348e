package mx.lanet.helpdesk.ticket.internal;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.List;
import java.util.Locale;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Moves a card from one column of the board to another, by the same rules as on the ticket's page. */
@Controller
class BoardPages {
    private final Tickets tickets;
    private final TicketAddress addresses;
    private final BoardPageMaker boards;
    private final Notices notices;
    private final MessageSource messages;

    BoardPages(
            Tickets tickets, TicketAddress addresses, BoardPageMaker boards, Notices notices, MessageSource messages) {
        this.tickets = tickets;
        this.addresses = addresses;
        this.boards = boards;
        this.notices = notices;
        this.messages = messages;
    }

    /**
     * @param from the column in which the person saw the card: from another one somebody else has moved it meanwhile
     * @param address which board it was, behind the question mark
     */
    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/tickets/{ticket}/move")
    Answer move(
            Person person,
            @PathVariable String ticket,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam String address,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Locale locale) {
        Ticket found = addresses.find(person, ticket);
        Texts texts = new Texts(messages, locale);
        TicketPage.Notice notice = moved(person, found, state(from), state(to), texts);
        ListAddress board = new ListAddress(ListAddress.parameters(address));
        if (htmx != null) {
            return boards.moved(person, board, notice, texts);
        }
        Answer.SeeOther there = Answer.seeOther(board.here());
        return notice == null
                ? there.with(Flash.ok("ticket.flash.saved"))
                : there.with(Flash.warn("ticket.flash.sentence", notice.text()));
    }

    /** Null when the card has moved, else why not. */
    private TicketPage.@Nullable Notice moved(Person person, Ticket ticket, State from, State to, Texts texts) {
        if (ticket.state() != from) {
            String now = texts.t("web.ticket-state." + ticket.state().word());
            return new TicketPage.Notice(
                    "warn", texts.t("ticket.board.elsewhere", ticket.code(), now), List.of(), null);
        }
        Outcome outcome = move(person, ticket, to);
        if (outcome instanceof Outcome.Done) {
            return null;
        }
        TicketPage.Notice why = notices.of(outcome, texts);
        return new TicketPage.Notice("warn", ticket.code() + ": " + why.text(), why.lines(), null);
    }

    /** Who drags a new ticket among the assigned ones takes it; back among the new ones, it is nobody's again. */
    private Outcome move(Person person, Ticket ticket, State to) {
        if (to == State.ASIGNADO && ticket.assigneeId() == null) {
            return tickets.assign(person, ticket.ticketId(), ticket.version(), person.userId());
        }
        return to == State.NUEVO && ticket.state() == State.ASIGNADO
                ? tickets.assign(person, ticket.ticketId(), ticket.version(), null)
                : tickets.changeState(person, ticket.ticketId(), ticket.version(), to);
    }

    private static State state(String word) {
        return State.find(word).orElseThrow(() -> Problem.invalid(List.of(new FieldError("to", "choose_from_list")))
                .refusal());
    }
}
