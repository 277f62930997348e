package mx.lanet.helpdesk.ticket.time;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.internal.TicketAddress;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The time spent on a ticket: at its side, and all of it on a page. */
@Controller
@RequestMapping("/tickets/{ticket}/time")
class TimePages {
    private final TimeEntries entries;
    private final TimePanels panels;
    private final TicketAddress addresses;

    TimePages(TimeEntries entries, TimePanels panels, TicketAddress addresses) {
        this.entries = entries;
        this.panels = panels;
        this.addresses = addresses;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping
    Answer list(Person person, @PathVariable String ticket, @RequestParam(defaultValue = "1") String page) {
        int number = page.matches("[0-9]{1,4}") ? Integer.parseInt(page) : 1;
        Ticket found = addresses.find(person, ticket);
        return page(panels.page(person, found, Math.max(1, number), Form.empty(TimePanels.LABELS)));
    }

    /** At the side its piece is drawn anew, also with what is still to be mended. */
    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping
    Answer add(
            Person person,
            @PathVariable String ticket,
            @RequestParam Map<String, String> fields,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx) {
        Ticket found = addresses.find(person, ticket);
        TimeForm typed = TimeForm.read(Form.of(TimePanels.LABELS, fields), entries.today(person));
        if (typed.work() == null) {
            return htmx != null
                    ? page(panels.side(person, found, typed.form()))
                    : page(panels.page(person, found, 1, typed.form())).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        entries.add(person, found.ticketId(), typed.work());
        return htmx != null
                ? page(panels.side(person, found, Form.empty(TimePanels.LABELS)))
                : Answer.seeOther("/tickets/" + found.code() + "#tiempo").with(Flash.ok("time.flash.saved"));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/{entry}")
    Answer edit(Person person, @PathVariable String ticket, @PathVariable UUID entry) {
        Ticket found = addresses.find(person, ticket);
        return Answer.page("ticket/timeEdit", panels.edit(person, found, entries.get(person, found, entry), null));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/{entry}")
    Answer change(
            Person person,
            @PathVariable String ticket,
            @PathVariable UUID entry,
            @RequestParam Map<String, String> fields) {
        Ticket found = addresses.find(person, ticket);
        TimeEntry before = entries.get(person, found, entry);
        TimeForm typed = TimeForm.read(Form.of(TimePanels.LABELS, fields), entries.today(person));
        if (typed.work() == null) {
            return Answer.page("ticket/timeEdit", panels.edit(person, found, before, typed.form()))
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            entries.change(person, found.ticketId(), entry, version(fields), typed.work());
            return back(found).with(Flash.ok("time.flash.saved"));
        } catch (Refusal refusal) {
            if (refusal.problem().status() != HttpStatus.CONFLICT.value()) {
                throw refusal;
            }
            return back(found).with(Flash.warn("time.flash.meanwhile"));
        }
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/{entry}/delete")
    Answer delete(Person person, @PathVariable String ticket, @PathVariable UUID entry) {
        Ticket found = addresses.find(person, ticket);
        entries.delete(person, found.ticketId(), entry);
        return back(found).with(Flash.ok("time.flash.deleted"));
    }

    private static Answer.SeeOther back(Ticket ticket) {
        return Answer.seeOther("/tickets/" + ticket.code() + "/time");
    }

    private static int version(Map<String, String> fields) {
        String version = fields.getOrDefault("version", "");
        return version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0;
    }

    private static Answer.Rendered page(TimePanel panel) {
        return Answer.page("ticket/times", panel).orFragment("tiempo", "ticket/time");
    }
}
