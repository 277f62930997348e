package mx.lanet.helpdesk.ticket.watch;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.Locale;
import java.util.UUID;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.ticket.internal.TicketAddress;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who watches a ticket: oneself in one click at its side, others on a page of their own. */
@Controller
@RequestMapping("/tickets/{ticket}/watchers")
class WatchPages {
    private final Watchers watchers;
    private final WatchPanels panels;
    private final TicketAddress addresses;
    private final MessageSource messages;

    WatchPages(Watchers watchers, WatchPanels panels, TicketAddress addresses, MessageSource messages) {
        this.watchers = watchers;
        this.panels = panels;
        this.addresses = addresses;
        this.messages = messages;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping
    Answer page(Person person, @PathVariable String ticket, @RequestParam(defaultValue = "") String q) {
        String words = Words.line(q.length() > 100 ? q.substring(0, 100) : q);
        return Answer.page("ticket/watchers", panels.page(person, addresses.find(person, ticket), words));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping
    Answer add(
            Person person,
            @PathVariable String ticket,
            @RequestParam UUID user,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Locale locale) {
        Ticket found = addresses.find(person, ticket);
        return answer(person, found, watchers.add(person, found.ticketId(), user), htmx != null, locale);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/remove")
    Answer remove(
            Person person,
            @PathVariable String ticket,
            @RequestParam UUID user,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Locale locale) {
        Ticket found = addresses.find(person, ticket);
        return answer(person, found, watchers.remove(person, found.ticketId(), user), htmx != null, locale);
    }

    private Answer answer(Person person, Ticket ticket, Outcome outcome, boolean inPage, Locale locale) {
        if (inPage) {
            return Answer.page("ticket/watch", panels.of(person, ticket)).orFragment("siguen", "ticket/watch");
        }
        Answer.SeeOther there = Answer.seeOther("/tickets/" + ticket.code() + "/watchers");
        return outcome instanceof Outcome.NotNow not
                ? there.with(
                        Flash.warn("ticket.flash.sentence", new Texts(messages, locale).t("problem." + not.code())))
                : there.with(Flash.ok("ticket.flash.saved"));
    }
}
