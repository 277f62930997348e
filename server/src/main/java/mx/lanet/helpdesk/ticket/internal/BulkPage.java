package mx.lanet.helpdesk.ticket.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.bulk.BulkLine;
import mx.lanet.helpdesk.ticket.bulk.BulkWork;
import mx.lanet.helpdesk.ticket.bulk.Tally;
import mx.lanet.helpdesk.web.Pager;

/**
 * What came of a change of many tickets.
 *
 * @param what what was wanted, in words
 * @param failed a page of those that were left as they were
 * @param why by ticket, in words
 * @param clientNames of the clients in it; empty where there is only one client to see
 * @param mayUndo whether it may still be taken back
 */
public record BulkPage(
        BulkWork work,
        String what,
        Tally tally,
        Slice<BulkLine> failed,
        Map<UUID, String> why,
        Map<UUID, String> clientNames,
        boolean mayUndo) {

    /** One of the person's last ones. */
    public record Recent(BulkWork work, String what) {}

    /** The person's last ones. */
    public record RecentList(List<Recent> works) {
        public RecentList {
            works = List.copyOf(works);
        }
    }

    public String path() {
        return "/tickets/bulk/" + work.bulkId();
    }

    public String back() {
        return work.list().isEmpty() ? "/tickets" : "/tickets?" + work.list();
    }

    /** Not touched, or no longer within reach. */
    public int left() {
        return Math.max(0, work.tickets() - tally.done() - tally.failed());
    }

    public boolean mayTryAgain() {
        return !work.isRunning() && work.undoneAt() == null && tally.failed() + left() > 0;
    }

    public Pager pager() {
        return Pager.of(failed, page -> path() + "?page=" + page);
    }

    public String client(BulkLine line) {
        return clientNames.getOrDefault(line.clientId(), "");
    }

    /** A width for the bar, of 100. */
    public String share(int number) {
        return String.format(Locale.ROOT, "%.2f", 100.0 * number / work.tickets());
    }
}
