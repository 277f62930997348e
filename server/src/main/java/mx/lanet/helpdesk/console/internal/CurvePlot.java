package mx.lanet.helpdesk.console.internal;

import java.util.ArrayList;
import java.util.List;
import mx.lanet.helpdesk.monitoring.Band;
import mx.lanet.helpdesk.monitoring.Curve;
import mx.lanet.helpdesk.monitoring.Metric;
import mx.lanet.helpdesk.web.Formats;
import mx.lanet.helpdesk.web.Plot;
import mx.lanet.helpdesk.web.PlotDrawing;
import mx.lanet.helpdesk.web.Shell;
import org.jspecify.annotations.Nullable;

/** One metric of one machine, or of several beside each other, drawn. */
final class CurvePlot {
    private final Shell shell;
    private final Formats formats;
    private final Metric metric;
    private final ChartSpan span;

    CurvePlot(Shell shell, Metric metric, ChartSpan span) {
        this.shell = shell;
        this.formats = shell.formats().in(span.zone());
        this.metric = metric;
        this.span = span;
    }

    /** @param label of its line */
    record Named(String label, Curve curve) {}

    /**
     * @param limits where alerts open; none where none does, several where machines differ
     * @param marks what happened meanwhile
     */
    Plot of(List<Named> curves, List<Double> limits, List<PastCharts.Happened> marks) {
        double lowest = Double.MAX_VALUE;
        double highest = limits.stream().max(Double::compare).orElse(-Double.MAX_VALUE);
        for (Named named : curves) {
            for (Band band : named.curve().of(metric)) {
                lowest = band == null ? lowest : Math.min(lowest, band.low());
                highest = band == null ? highest : Math.max(highest, band.high());
            }
        }
        if (lowest > highest) {
            lowest = 0;
            highest = 1;
        }
        PlotDrawing drawing = new PlotDrawing(formats, span.from(), span.until(), metric.isPercent(), lowest, highest);
        List<Plot.Line> lines = new ArrayList<>();
        for (Named named : curves) {
            lines.add(drawing.line(
                    named.label(),
                    lines.size() + 1,
                    named.curve().edges(),
                    values(named.curve()),
                    curves.size() == 1 && named.curve().steps() > 0));
        }
        return new Plot(
                "p-" + metric.word(),
                name(curves),
                metric.unit().replace(' ', '\u00a0'),
                span.from(),
                span.until(),
                lines,
                drawing.up(metric.unit().replace(' ', '\u00a0')),
                drawing.along(),
                limits.stream()
                        .distinct()
                        .map(limit -> drawing.limit(limit, shell.t("asset.chart.threshold")))
                        .toList(),
                marks.stream()
                        .map(mark -> drawing.mark(mark.at(), told(mark), mark.severity(), mark.path()))
                        .toList());
    }

    private String told(PastCharts.Happened mark) {
        return formats.moment(mark.at()) + ": " + mark.text();
    }

    /** The whole in words: each line's mean, lowest and highest. */
    private String name(List<Named> curves) {
        StringBuilder name = new StringBuilder(shell.t("history.metric." + metric.word()));
        for (Named named : curves) {
            List<Band> said = named.curve().of(metric).stream()
                    .filter(band -> band != null)
                    .toList();
            name.append(". ");
            if (curves.size() > 1) {
                name.append(named.label()).append(": ");
            }
            name.append(
                    said.isEmpty()
                            ? shell.t("history.nothing")
                            : shell.t(
                                    "history.summary",
                                    value(said.stream()
                                            .mapToDouble(Band::mean)
                                            .average()
                                            .orElse(0)),
                                    value(said.stream()
                                            .mapToDouble(Band::low)
                                            .min()
                                            .orElse(0)),
                                    value(said.stream()
                                            .mapToDouble(Band::high)
                                            .max()
                                            .orElse(0))));
        }
        return name.toString();
    }

    String number(double value) {
        return formats.number(value);
    }

    String value(double value) {
        return formats.number(value) + metric.unit().replace(' ', '\u00a0');
    }

    private List<PlotDrawing.@Nullable Value> values(Curve curve) {
        List<PlotDrawing.@Nullable Value> values = new ArrayList<>();
        for (Band band : curve.of(metric)) {
            values.add(band == null ? null : new PlotDrawing.Value(band.low(), band.mean(), band.high()));
        }
        return values;
    }
}
