package mx.lanet.helpdesk.ticket.figure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mx.lanet.helpdesk.ticket.figure.ReportTable.Line;
import mx.lanet.helpdesk.ticket.view.SavedView;
import mx.lanet.helpdesk.web.Chart;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Shell;
import mx.lanet.helpdesk.web.Tab;
import org.jspecify.annotations.Nullable;

/**
 * A report of one's own, ready to be drawn.
 *
 * @param two null for one key alone
 * @param rows with the names that are shown, at most {@link #MOST_GROUPS}
 * @param cut whether there were more
 * @param selects what can be chosen, by the parameter's name
 * @param columns turn a measure on or off
 * @param saved what the person and the team keep
 */
public record ReportPage(
        FigureFrame frame,
        GroupKey one,
        @Nullable GroupKey two,
        List<Measure> measures,
        List<Row> rows,
        boolean cut,
        Map<String, List<Choice>> selects,
        List<Tab> columns,
        List<Saved> saved) {
    /** More are left out, and that is said. */
    public static final int MOST_GROUPS = 500;

    private static final int CHARTED = 15;

    public ReportPage {
        measures = List.copyOf(measures);
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        saved = List.copyOf(saved);
    }

    /** @param mine whether the person may delete it */
    public record Saved(SavedView view, boolean mine) {}

    /** A group with the names of its keys. */
    public record Row(String one, String two, Line line) {}

    public String span(Shell shell) {
        return ServicePage.span(shell, frame.period());
    }

    public String cell(Shell shell, Measure measure, Line line) {
        if (measure.isLength()) {
            var length = measure.length(line);
            return length == null ? "–" : shell.formats().length(length);
        }
        Double number = measure.number(line);
        return number == null ? "–" : shell.formats().number(number.doubleValue());
    }

    /** How many tickets each of the first key's groups has, the first of them. */
    public Chart chart(Shell shell) {
        Map<String, Long> sums = new LinkedHashMap<>();
        rows.forEach(row -> sums.merge(row.one(), row.line().number(), Long::sum));
        List<Map.Entry<String, Long>> some =
                sums.entrySet().stream().limit(CHARTED).toList();
        return Chart.bars(
                shell.t("figure.report.chart", shell.t("figure.key." + one.word())),
                some.stream().map(Map.Entry::getKey).toList(),
                List.of(new Chart.Series(
                        shell.t("figure.report.number"),
                        Chart.Look.FIRST,
                        some.stream().map(one -> one.getValue().doubleValue()).toList())));
    }
}
