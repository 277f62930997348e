package mx.lanet.helpdesk.ticket.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.report.Cells;
import mx.lanet.helpdesk.report.Sheet;
import mx.lanet.helpdesk.ticket.figure.PromiseTable.Kept;
import mx.lanet.helpdesk.web.Chart;
import mx.lanet.helpdesk.web.Shell;
import org.jspecify.annotations.Nullable;

/** How promises were kept, as tables to take along. */
final class PromiseSheets {
    private static final double WHOLE = 100.0;

    private final Shell shell;
    private final boolean several;

    /** @param several whether they are of several clients */
    PromiseSheets(Shell shell, boolean several) {
        this.shell = shell;
        this.several = several;
    }

    List<Sheet<?>> of(List<Kept> kept, List<BrokenPromise> broken, Map<UUID, String> clients) {
        return List.of(kept(kept), broken(broken, clients));
    }

    private Sheet<?> kept(List<Kept> kept) {
        String first = shell.t("sla.target.first");
        String resolution = shell.t("sla.target.resolution");
        List<Cells<Kept>> columns = List.of(
                Cells.text(shell.t("ticket.column.priority"), one -> priority(one)),
                Cells.whole(first, Kept::first),
                Cells.whole(shell.t("figure.sla.kept", first), Kept::firstKept),
                Cells.percent("%", one -> share(one.firstKept(), one.first())),
                Cells.whole(resolution, Kept::resolution),
                Cells.whole(shell.t("figure.sla.kept", resolution), Kept::resolutionKept),
                Cells.percent("%", one -> share(one.resolutionKept(), one.resolution())));
        return Sheet.of(shell.t("figure.sla.by-priority"), columns, kept).with(kept.isEmpty() ? null : chart(kept));
    }

    private Chart chart(List<Kept> kept) {
        return new Chart(
                shell.t("figure.sla.by-priority"),
                kept.stream().map(this::priority).toList(),
                List.of(
                        new Chart.Series(
                                shell.t("sla.target.first"),
                                Chart.Look.FIRST,
                                kept.stream()
                                        .map(one -> share(one.firstKept(), one.first()))
                                        .toList()),
                        new Chart.Series(
                                shell.t("sla.target.resolution"),
                                Chart.Look.SECOND,
                                kept.stream()
                                        .map(one -> share(one.resolutionKept(), one.resolution()))
                                        .toList())),
                " %",
                0,
                WHOLE,
                true);
    }

    private String priority(Kept kept) {
        return shell.t("web.priority." + kept.priority().word());
    }

    /** Never rounded up to what was not reached. */
    private static @Nullable Double share(long kept, long all) {
        return all == 0 ? null : Math.floor(WHOLE * kept / all);
    }

    private Sheet<?> broken(List<BrokenPromise> broken, Map<UUID, String> clients) {
        List<Cells<BrokenPromise>> columns = new ArrayList<>(List.of(
                Cells.text(shell.t("ticket.column.number"), BrokenPromise::code),
                Cells.text(shell.t("ticket.column.subject"), BrokenPromise::subject)));
        if (several) {
            columns.add(Cells.text(shell.t("ticket.column.client"), one -> clients.getOrDefault(one.clientId(), "")));
        }
        columns.addAll(List.of(
                Cells.text(
                        shell.t("ticket.column.priority"),
                        one -> shell.t("web.priority." + one.priority().word())),
                Cells.text(
                        shell.t("sla.step.target"),
                        one -> shell.t("sla.target." + one.target().word())),
                Cells.text(shell.t("ticket.column.assignee"), BrokenPromise::assigneeName),
                Cells.moment(shell.t("ticket.column.created"), BrokenPromise::createdAt),
                Cells.length(shell.t("figure.sla.column.promised"), BrokenPromise::promised),
                Cells.moment(shell.t("figure.sla.column.broken"), BrokenPromise::brokenAt),
                Cells.moment(shell.t("figure.sla.column.met"), BrokenPromise::metAt),
                Cells.length(shell.t("figure.sla.column.waited"), BrokenPromise::waited),
                Cells.length(shell.t("figure.sla.column.late"), BrokenPromise::late)));
        return Sheet.of(shell.t("figure.sla.broken-ones"), columns, broken);
    }
}
