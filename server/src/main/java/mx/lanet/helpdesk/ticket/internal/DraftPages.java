package mx.lanet.helpdesk.ticket.internal;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.REQUESTER;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.reply.Draft;
import mx.lanet.helpdesk.ticket.reply.Drafts;
import mx.lanet.helpdesk.ticket.reply.Sheet;
import mx.lanet.helpdesk.ticket.text.Written;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Keeps what is being written on a ticket: by itself while it is typed, with a button where no script runs. */
@Controller
class DraftPages {
    private final Drafts drafts;
    private final TicketAddress addresses;

    DraftPages(Drafts drafts, TicketAddress addresses) {
        this.drafts = drafts;
        this.addresses = addresses;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @PostMapping("/tickets/{ticket}/draft")
    Answer save(
            Person person,
            @PathVariable String ticket,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "") String html,
            @RequestParam(defaultValue = "") String sheet,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx) {
        return kept(person, ticket, kind, Written.of(html, body), Sheet.of(sheet), "/tickets/", htmx != null);
    }

    @ForRoles(REQUESTER)
    @PostMapping("/portal/tickets/{ticket}/draft")
    Answer saveOwn(
            Person person,
            @PathVariable String ticket,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "") String html,
            @RequestParam(defaultValue = "") String sheet,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx) {
        return kept(person, ticket, "reply", Written.of(html, body), Sheet.of(sheet), "/portal/tickets/", htmx != null);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @PostMapping("/tickets/{ticket}/draft/discard")
    Answer discard(
            Person person,
            @PathVariable String ticket,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String sheet) {
        return forgotten(person, ticket, kind, Sheet.of(sheet), "/tickets/");
    }

    @ForRoles(REQUESTER)
    @PostMapping("/portal/tickets/{ticket}/draft/discard")
    Answer discardOwn(Person person, @PathVariable String ticket, @RequestParam(defaultValue = "") String sheet) {
        return forgotten(person, ticket, "reply", Sheet.of(sheet), "/portal/tickets/");
    }

    private Answer kept(
            Person person, String name, String kind, Written text, Sheet sheet, String place, boolean inPage) {
        Ticket ticket = addresses.find(person, name);
        Draft draft =
                drafts.save(person, ticket.ticketId(), kind(kind), text, sheet).orElse(null);
        String path = place + ticket.code();
        return inPage
                ? Answer.page("ticket/drafted", new DraftPage(draft, path, sheet))
                        .orFragment("borrador", "ticket/drafted")
                : Answer.seeOther(path).with(Flash.ok("reply.draft.flash.saved"));
    }

    private Answer forgotten(Person person, String name, String kind, Sheet sheet, String place) {
        Ticket ticket = addresses.find(person, name);
        drafts.forget(person, ticket, kind(kind), sheet);
        return Answer.seeOther(place + ticket.code());
    }

    private static Draft.Kind kind(String word) {
        return Draft.Kind.find(word).orElse(Draft.Kind.REPLY);
    }
}
