package mx.lanet.helpdesk.ticket.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mx.lanet.helpdesk.ticket.figure.WorkTable.Work;
import mx.lanet.helpdesk.ticket.time.Minutes;
import mx.lanet.helpdesk.web.Chart;
import mx.lanet.helpdesk.web.Chart.Look;
import mx.lanet.helpdesk.web.Chart.Series;
import mx.lanet.helpdesk.web.Shell;
import org.jspecify.annotations.Nullable;

/**
 * The time spent within a period, ready to be drawn.
 *
 * @param groups with the names that are shown
 */
public record WorkPage(FigureAddress address, Dimension by, long minutes, List<Work> groups) {
    private static final int CHARTED_GROUPS = 10;
    private static final double MINUTES_OF_AN_HOUR = 60;

    public WorkPage {
        groups = List.copyOf(groups);
    }

    /** Each line: what it is called, how long, and the tickets behind it. */
    public record Line(String name, String length, String path) {}

    public List<Line> lines() {
        return groups.stream()
                .map(group -> new Line(group.name(), Minutes.text(group.minutes()), path(group)))
                .toList();
    }

    public String total() {
        return Minutes.text(minutes);
    }

    /** The tickets on which any of it was spent. */
    public String path() {
        return address.behind(Figure.WORKED);
    }

    private String path(Work group) {
        return address.behind(Figure.WORKED, Map.of(by.word(), group.key()));
    }

    /** In hours, those with the most; the table has them all. */
    public Chart chart(Shell shell) {
        List<Work> shown = groups.stream().limit(CHARTED_GROUPS).toList();
        List<@Nullable Double> hours = new ArrayList<>();
        shown.forEach(group -> hours.add(Math.round(10 * group.minutes() / MINUTES_OF_AN_HOUR) / 10.0));
        return new Chart(
                shell.t("figure.work.by." + by.word()),
                shown.stream().map(Work::name).toList(),
                List.of(new Series(
                        shell.t("figure.work.hours"),
                        Look.FIRST,
                        hours,
                        shown.stream().map(this::path).toList())),
                " h",
                0,
                null,
                true);
    }
}
