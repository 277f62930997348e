package mx.lanet.helpdesk.ticket.time;

import java.time.LocalDate;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Pager;
import org.jspecify.annotations.Nullable;

/**
 * The time spent on a ticket: a few entries at its side, or all of them on a page.
 *
 * @param path of the ticket
 * @param reader whose own entries can be changed
 * @param everybodys whether the reader may change all
 * @param today where the reader is
 * @param form what was typed; with problems when it was not saved
 * @param editing the entry that the form changes; null for a new one
 */
public record TimePanel(
        String path,
        TimeEntries.Spent spent,
        UUID reader,
        boolean everybodys,
        LocalDate today,
        Form form,
        @Nullable TimeEntry editing) {

    public Slice<TimeEntry> entries() {
        return spent.entries();
    }

    public String total() {
        return Minutes.text(spent.minutes());
    }

    /** Those that are not shown. */
    public long more() {
        return entries().total() - entries().items().size();
    }

    public boolean mayChange(TimeEntry entry) {
        return everybodys || reader.equals(entry.personId());
    }

    public String action() {
        return path + "/time";
    }

    public String action(TimeEntry entry) {
        return action() + "/" + entry.timeId();
    }

    public Pager pager() {
        return Pager.of(entries(), number -> action() + (number == 1 ? "" : "?page=" + number));
    }
}
