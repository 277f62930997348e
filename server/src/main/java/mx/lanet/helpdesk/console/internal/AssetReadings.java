package mx.lanet.helpdesk.console.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import mx.lanet.helpdesk.monitoring.History;
import mx.lanet.helpdesk.monitoring.Readings.Newest;
import mx.lanet.helpdesk.web.Chart;
import mx.lanet.helpdesk.web.Shell;
import mx.lanet.helpdesk.web.Sparkline;
import org.jspecify.annotations.Nullable;

/**
 * The newest readings and those of the chosen while, ready to be drawn.
 *
 * @param newest null for a machine that was never heard of
 * @param reporting false when the newest readings are old
 * @param threshold percent at which an alert opens
 */
public record AssetReadings(
        @Nullable Newest newest, History history, boolean reporting, double threshold, ChartRange range) {
    private static final double WARN_ABOVE = 80;

    public @Nullable Double cpu() {
        return newest == null || !reporting ? null : newest.cpu();
    }

    public @Nullable Double memory() {
        return newest == null || !reporting ? null : newest.memory();
    }

    /** A disk stays as full as it was. */
    public @Nullable Double disk() {
        return newest == null ? null : newest.disk();
    }

    public @Nullable Double temperature() {
        return newest == null || !reporting ? null : newest.temperature();
    }

    public Sparkline cpuLine() {
        return Sparkline.of(history.values(History.Point::cpu), 0, 100);
    }

    public Sparkline memoryLine() {
        return Sparkline.of(history.values(History.Point::memory), 0, 100);
    }

    public Sparkline diskLine() {
        return Sparkline.of(history.values(History.Point::disk), 0, 100);
    }

    public Sparkline temperatureLine() {
        return Sparkline.of(history.values(History.Point::temperature));
    }

    /** The colour of a percentage's line: grey until 80, amber to the threshold, red above. */
    public String tone(@Nullable Double percent) {
        if (percent == null || percent <= WARN_ABOVE) {
            return "";
        }
        return percent > threshold ? "bad" : "warn";
    }

    public Chart chart(Shell shell) {
        List<String> labels =
                history.times().stream().map(shell.formats()::moment).toList();
        List<@Nullable Double> limit = new ArrayList<>(Collections.nCopies(labels.size(), (Double) threshold));
        return new Chart(
                shell.t("asset.chart.title." + range.word()),
                labels,
                List.of(
                        new Chart.Series(
                                shell.t("asset.column.cpu"), Chart.Look.FIRST, history.values(History.Point::cpu)),
                        new Chart.Series(
                                shell.t("asset.column.memory"),
                                Chart.Look.SECOND,
                                history.values(History.Point::memory)),
                        new Chart.Series(shell.t("asset.chart.threshold"), Chart.Look.LIMIT, limit)),
                " %",
                0,
                100.0);
    }
}
