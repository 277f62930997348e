package mx.lanet.helpdesk.ticket.internal;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The house's fields at the side of a ticket: each saves by itself, as the selects above them do. */
@Controller
@RequestMapping("/tickets/{ticket}/fields")
class TicketFieldPages {
    private final Tickets tickets;
    private final TicketAddress addresses;
    private final TicketPageMaker maker;
    private final Notices notices;
    private final MessageSource messages;

    TicketFieldPages(
            Tickets tickets, TicketAddress addresses, TicketPageMaker maker, Notices notices, MessageSource messages) {
        this.tickets = tickets;
        this.addresses = addresses;
        this.maker = maker;
        this.notices = notices;
        this.messages = messages;
    }

    /** A box that is not ticked sends no value, which takes the tick away. */
    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/{fieldId}")
    Answer fillIn(
            Person person,
            @PathVariable String ticket,
            @PathVariable UUID fieldId,
            @RequestParam(defaultValue = "") String value,
            @RequestParam String version,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            HttpServletResponse response,
            Locale locale) {
        Ticket found = addresses.find(person, ticket);
        Texts texts = new Texts(messages, locale);
        boolean inPage = htmx != null;
        if (inPage) {
            response.setHeader("HX-Trigger", "ticketChanged");
        }
        try {
            Outcome outcome = tickets.fillIn(person, found.ticketId(), Versions.of(version), fieldId, value);
            return told(person, found, outcome, again(fieldId, value, texts), inPage, texts);
        } catch (Refusal refusal) {
            List<FieldError> errors = refusal.problem().errors();
            if (errors.isEmpty()) {
                throw refusal;
            }
            return mended(person, found, errors, value, texts);
        }
    }

    private static TicketPage.Again again(UUID fieldId, String value, Texts texts) {
        return new TicketPage.Again("fields/" + fieldId, "value", value, texts.t("fields.again"));
    }

    private Answer told(
            Person person, Ticket ticket, Outcome outcome, TicketPage.Again again, boolean inPage, Texts texts) {
        boolean done = outcome instanceof Outcome.Done;
        if (!inPage) {
            return Answer.seeOther("/tickets/" + ticket.code())
                    .with(done ? Flash.ok("ticket.flash.saved") : notices.flash(outcome, texts));
        }
        TicketPage.@Nullable Notice notice = done ? null : notices.of(outcome, again, texts);
        return saved(maker.make(person, ticket.ticketId(), Form.empty("ticket.field"), notice, texts));
    }

    /** What was typed stands in its field again, with what to write instead. */
    private Answer mended(Person person, Ticket ticket, List<FieldError> errors, String value, Texts texts) {
        String name = errors.getFirst().field();
        Form form = Form.of("ticket.field", Map.of(name, value)).problems(errors);
        TicketPage page = maker.make(person, ticket.ticketId(), form, null, texts);
        return Answer.page("ticket/one", page)
                .orFragment("lado", "ticket/saved")
                .status(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static Answer saved(TicketPage page) {
        return Answer.page("ticket/saved", page).orFragment("lado", "ticket/saved");
    }
}
