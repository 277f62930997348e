package mx.lanet.helpdesk.ticket.internal;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.ticket.Category;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The selects at the side of a ticket: each saves by itself, at once or with its own button. */
@Controller
@RequestMapping("/tickets/{ticket}")
class TicketPropertyPages {
    private final Tickets tickets;
    private final TicketAddress addresses;
    private final TicketPageMaker maker;
    private final Notices notices;
    private final MessageSource messages;

    TicketPropertyPages(
            Tickets tickets, TicketAddress addresses, TicketPageMaker maker, Notices notices, MessageSource messages) {
        this.tickets = tickets;
        this.addresses = addresses;
        this.maker = maker;
        this.notices = notices;
        this.messages = messages;
    }

    /** What a select sent; the rest of the request, so that the handlers stay short. */
    private record Asked(
            Person person,
            Ticket ticket,
            boolean inPage,
            HttpServletResponse response,
            Locale locale,
            String act,
            String value) {}

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/state")
    Answer state(
            Person person,
            @PathVariable String ticket,
            @RequestParam String state,
            @RequestParam String version,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            HttpServletResponse response,
            Locale locale) {
        Ticket found = addresses.find(person, ticket);
        State to = State.find(state).orElseThrow(() -> unknown("state"));
        return told(
                new Asked(person, found, htmx != null, response, locale, "state", state),
                tickets.changeState(person, found.ticketId(), Versions.of(version), to));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/priority")
    Answer priority(
            Person person,
            @PathVariable String ticket,
            @RequestParam String priority,
            @RequestParam String version,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            HttpServletResponse response,
            Locale locale) {
        Ticket found = addresses.find(person, ticket);
        Priority to = Priority.find(priority).orElseThrow(() -> unknown("priority"));
        return told(
                new Asked(person, found, htmx != null, response, locale, "priority", priority),
                tickets.changePriority(person, found.ticketId(), Versions.of(version), to));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/category")
    Answer category(
            Person person,
            @PathVariable String ticket,
            @RequestParam String category,
            @RequestParam String version,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            HttpServletResponse response,
            Locale locale) {
        Ticket found = addresses.find(person, ticket);
        String to = Words.line(category);
        if (to.isEmpty() || to.length() > Category.MAX) {
            throw unknown("category");
        }
        return told(
                new Asked(person, found, htmx != null, response, locale, "category", to),
                tickets.changeCategory(person, found.ticketId(), Versions.of(version), to));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/assignee")
    Answer assignee(
            Person person,
            @PathVariable String ticket,
            @RequestParam String assignee,
            @RequestParam String version,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            HttpServletResponse response,
            Locale locale) {
        Ticket found = addresses.find(person, ticket);
        Optional<UUID> to = ListAddress.parse(assignee);
        if (to.isEmpty() && !assignee.isEmpty()) {
            throw unknown("assignee");
        }
        return told(
                new Asked(person, found, htmx != null, response, locale, "assignee", assignee),
                tickets.assign(person, found.ticketId(), Versions.of(version), to.orElse(null)));
    }

    /** The same once more, of somebody who now knows what the others did. */
    private static TicketPage.Again again(Asked asked, Texts texts) {
        String value = asked.value();
        String label =
                switch (asked.act()) {
                    case "state" -> texts.t("reply.again.state", texts.t("web.ticket-state." + value));
                    case "priority" -> texts.t("reply.again.priority", texts.t("web.priority." + value));
                    case "category" -> texts.t("reply.again.category");
                    default -> texts.t("reply.again.assignee");
                };
        return new TicketPage.Again(asked.act(), value, label);
    }

    private static RuntimeException unknown(String field) {
        return Problem.invalid(List.of(new FieldError(field, "choose_from_list")))
                .refusal();
    }

    /** In the page, the side is drawn anew and the rest of the ticket is told to look again. */
    private Answer told(Asked asked, Outcome outcome) {
        Texts texts = new Texts(messages, asked.locale());
        boolean done = outcome instanceof Outcome.Done;
        if (!asked.inPage()) {
            Answer.SeeOther there = Answer.seeOther("/tickets/" + asked.ticket().code());
            return there.with(done ? Flash.ok("ticket.flash.saved") : notices.flash(outcome, texts));
        }
        asked.response().setHeader("HX-Trigger", "ticketChanged");
        TicketPage.@Nullable Notice notice = done ? null : notices.of(outcome, again(asked, texts), texts);
        return Answer.page(
                        "ticket/saved",
                        maker.make(
                                asked.person(), asked.ticket().ticketId(), Form.empty("ticket.field"), notice, texts))
                .orFragment("lado", "ticket/saved");
    }
}
