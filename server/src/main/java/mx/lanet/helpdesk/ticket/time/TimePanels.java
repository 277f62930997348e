package mx.lanet.helpdesk.ticket.time;

import java.util.Map;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Pager;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what a ticket's side, and its page of times, show. */
@Component
public class TimePanels {
    static final String LABELS = "time.field";

    /** At the side; the page has all of them. */
    private static final int FEW = 4;

    private final TimeEntries entries;

    TimePanels(TimeEntries entries) {
        this.entries = entries;
    }

    /** At the side of the ticket. */
    public TimePanel of(Person person, Ticket ticket) {
        return side(person, ticket, Form.empty(LABELS));
    }

    TimePanel side(Person person, Ticket ticket, Form form) {
        return panel(person, ticket, new Slice.Request(1, FEW), form, null);
    }

    TimePanel page(Person person, Ticket ticket, int page, Form form) {
        return panel(person, ticket, new Slice.Request(page, Pager.SIZE), form, null);
    }

    /** Its form holds the entry, or what was typed instead. */
    TimePanel edit(Person person, Ticket ticket, TimeEntry entry, @Nullable Form typed) {
        Form form = typed != null
                ? typed
                : Form.of(
                        LABELS,
                        Map.of(
                                "minutes", Minutes.text(entry.minutes()),
                                "day", entry.spentOn().toString(),
                                "note", entry.note(),
                                "version", String.valueOf(entry.version())));
        return panel(person, ticket, new Slice.Request(1, Pager.SIZE), form, entry);
    }

    private TimePanel panel(Person person, Ticket ticket, Slice.Request page, Form form, @Nullable TimeEntry editing) {
        return new TimePanel(
                "/tickets/" + ticket.code(),
                entries.of(person, ticket, page),
                person.userId(),
                person.role() == Role.SUPERADMIN,
                entries.today(person),
                form,
                editing);
    }
}
