package mx.lanet.helpdesk.console.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mx.lanet.helpdesk.monitoring.Band;
import mx.lanet.helpdesk.monitoring.Curve;
import mx.lanet.helpdesk.monitoring.Metric;
import mx.lanet.helpdesk.web.Formats;
import mx.lanet.helpdesk.web.Plot;
import mx.lanet.helpdesk.web.Shell;
import mx.lanet.helpdesk.web.Tab;
import org.jspecify.annotations.Nullable;

/**
 * A machine's readings over the chosen while.
 *
 * @param limits at which an alert opens
 * @param happened alerts that opened meanwhile
 * @param asTable in numbers instead of drawn
 * @param path of the machine's page
 */
public record PastCharts(
        ChartSpan span,
        Curve curve,
        Map<Metric, Double> limits,
        List<Happened> happened,
        boolean asTable,
        String path) {
    public PastCharts {
        limits = Map.copyOf(limits);
        happened = List.copyOf(happened);
    }

    /** An alert at its moment. */
    public record Happened(Instant at, String severity, String text, @Nullable String path) {}

    /**
     * A line of the table.
     *
     * @param cells one of each metric that is shown; empty for a gap
     */
    public record Row(Instant at, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** Those that the machine said anything of. */
    public List<Metric> metrics() {
        return Arrays.stream(Metric.values())
                .filter(metric -> !curve.isEmpty(metric))
                .toList();
    }

    public Plot plot(Shell shell, Metric metric) {
        return new CurvePlot(shell, metric, span)
                .of(
                        List.of(new CurvePlot.Named(shell.t("history.mean"), curve)),
                        Stream.ofNullable(limits.get(metric)).toList(),
                        happened);
    }

    /** The newest first. */
    public List<Row> rows(Shell shell) {
        List<Row> rows = new ArrayList<>();
        for (int step = curve.steps() - 1; step >= 0; step--) {
            List<String> cells = new ArrayList<>();
            for (Metric metric : metrics()) {
                Band band = curve.of(metric).get(step);
                cells.add(band == null ? "" : cell(new CurvePlot(shell, metric, span), band));
            }
            rows.add(new Row(curve.edges().get(step), cells));
        }
        return rows;
    }

    private static String cell(CurvePlot plot, Band band) {
        return band.high() - band.low() < 0.05
                ? plot.value(band.mean())
                : plot.value(band.mean()) + " (" + plot.number(band.low()) + "–" + plot.number(band.high()) + ")";
    }

    /** Times of the place. */
    public Formats formats(Shell shell) {
        return shell.formats().in(span.zone());
    }

    public List<Tab> ranges(Shell shell) {
        return span.choices(shell.texts(), path + "/history?" + table());
    }

    public String at(ChartSpan other) {
        return path + "/history?" + table() + other.query();
    }

    /** The other way to show it. */
    public String turned() {
        return path + "/history?" + (asTable ? "" : "view=table&") + span.query();
    }

    private String table() {
        return asTable ? "view=table&" : "";
    }
}
