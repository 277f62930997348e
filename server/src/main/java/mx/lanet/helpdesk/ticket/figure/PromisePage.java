package mx.lanet.helpdesk.ticket.figure;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.figure.PromiseTable.Kept;
import mx.lanet.helpdesk.ticket.time.Minutes;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Shell;
import mx.lanet.helpdesk.web.Tab;

/**
 * How promises were kept, ready to be shown.
 *
 * @param kept by priority
 * @param priorities the filter of the list of broken ones
 * @param clientNames of the clients in it; empty for who sees only one
 */
public record PromisePage(
        FigureFrame frame,
        List<Kept> kept,
        List<Tab> priorities,
        Slice<BrokenPromise> broken,
        Map<UUID, String> clientNames,
        boolean staff) {
    private static final double WHOLE = 100.0;

    public PromisePage {
        kept = List.copyOf(kept);
        priorities = List.copyOf(priorities);
        clientNames = Map.copyOf(clientNames);
    }

    public long first() {
        return kept.stream().mapToLong(Kept::first).sum();
    }

    public long firstKept() {
        return kept.stream().mapToLong(Kept::firstKept).sum();
    }

    public long resolution() {
        return kept.stream().mapToLong(Kept::resolution).sum();
    }

    public long resolutionKept() {
        return kept.stream().mapToLong(Kept::resolutionKept).sum();
    }

    /** {@code 92 %}; a dash for none at all. Never rounded up to what was not reached. */
    public static String share(Shell shell, long kept, long all) {
        return all == 0 ? "–" : shell.formats().percent(Math.floor(WHOLE * kept / all));
    }

    public Pager pager() {
        return Pager.of(broken, page -> frame.address().with("page", page == 1 ? "" : String.valueOf(page)));
    }

    public String span(Shell shell) {
        return ServicePage.span(shell, frame.period());
    }

    public String client(BrokenPromise promise) {
        return clientNames.getOrDefault(promise.clientId(), "");
    }

    /** Why it was broken, in one sentence. */
    public String why(Shell shell, BrokenPromise promise) {
        var formats = shell.formats();
        String length = Minutes.text(promise.promised().toMinutes());
        StringBuilder why = new StringBuilder(shell.t("figure.sla.opened", formats.moment(promise.createdAt())))
                .append(" · ")
                .append(shell.t(promise.allHours() ? "figure.sla.all-hours" : "figure.sla.office", length));
        if (promise.waited().toMinutes() > 0) {
            why.append(" · ").append(shell.t("figure.sla.waited", formats.length(promise.waited())));
        }
        why.append(" · ")
                .append(shell.t("figure.sla.broken", formats.moment(promise.brokenAt())))
                .append(" · ");
        String late = Minutes.text(promise.late().toMinutes());
        return why.append(
                        promise.metAt() == null
                                ? shell.t("figure.sla.open", late)
                                : shell.t(
                                        "figure.sla.met." + promise.target().word(),
                                        formats.moment(promise.metAt()),
                                        late))
                .toString();
    }
}
