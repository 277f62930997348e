package mx.lanet.helpdesk.ticket.internal;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Texts;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Leaves a ticket to another queue, with a word for those who work there. */
@Controller
@RequestMapping("/tickets/{ticket}/queue")
class HandOverPages {
    private final Tickets tickets;
    private final TicketAddress addresses;
    private final PlaceChoices places;
    private final Notices notices;
    private final MessageSource messages;

    HandOverPages(
            Tickets tickets, TicketAddress addresses, PlaceChoices places, Notices notices, MessageSource messages) {
        this.tickets = tickets;
        this.addresses = addresses;
        this.places = places;
        this.notices = notices;
        this.messages = messages;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping
    Answer form(Person person, @PathVariable String ticket) {
        return page(person, addresses.find(person, ticket), Form.empty("ticket.field"));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping
    Answer handOver(
            Person person, @PathVariable String ticket, @RequestParam Map<String, String> fields, Locale locale) {
        Ticket found = addresses.find(person, ticket);
        Form form = Form.of("ticket.field", fields);
        Optional<UUID> to = ListAddress.parse(form.value("queue"));
        if (to.isEmpty()) {
            form = form.problem("queue", "ticket.problem.choose");
        }
        String note = Words.clean(form.value("note"));
        if (note.length() > Opening.TEXT_MAX) {
            form = form.problem("note", "ticket.problem.too-long", Opening.TEXT_MAX);
        }
        if (!form.ok() || to.isEmpty()) {
            return page(person, found, form).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        String name = places.queues(person, found).stream()
                .filter(choice -> choice.value().equals(to.get().toString()))
                .map(Choice::label)
                .findFirst()
                .orElse("");
        Outcome outcome =
                tickets.handOver(person, found.ticketId(), Versions.of(form.value("version")), to.get(), note);
        Answer.SeeOther there = Answer.seeOther("/tickets/" + found.code());
        return outcome instanceof Outcome.Done
                ? there.with(Flash.ok("ticket.flash.handed-over", found.code(), name))
                : there.with(notices.flash(outcome, new Texts(messages, locale)));
    }

    private Answer.Rendered page(Person person, Ticket ticket, Form form) {
        List<Choice> all = places.queues(person, ticket);
        String from = all.stream()
                .filter(Choice::chosen)
                .map(Choice::label)
                .findFirst()
                .orElse("");
        List<Choice> others = all.stream().filter(choice -> !choice.chosen()).toList();
        return Answer.page("ticket/handOver", new HandOverPage(ticket, form, others, from));
    }
}
