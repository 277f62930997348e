package mx.lanet.helpdesk.console.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.asset.AssetRow;
import mx.lanet.helpdesk.monitoring.Band;
import mx.lanet.helpdesk.monitoring.Curve;
import mx.lanet.helpdesk.monitoring.Metric;
import mx.lanet.helpdesk.web.Plot;
import mx.lanet.helpdesk.web.Shell;
import mx.lanet.helpdesk.web.Tab;
import org.jspecify.annotations.Nullable;

/**
 * One metric of several machines over the same while. All of it stands in the page's address.
 *
 * @param words looked for among the machines; empty for none
 */
public record ComparePage(ChartSpan span, Metric metric, List<Chosen> chosen, String words, List<AssetRow> found) {
    static final int MOST = 5;

    public ComparePage {
        chosen = List.copyOf(chosen);
        found = List.copyOf(found);
    }

    /**
     * A machine in the chart.
     *
     * @param limit where an alert opens; null where none does
     * @param happened alerts about what is drawn that opened meanwhile
     */
    public record Chosen(AssetDetail asset, Curve curve, @Nullable Double limit, List<PastCharts.Happened> happened) {
        public Chosen {
            happened = List.copyOf(happened);
        }

        /** What happened, with whose it is. */
        Stream<PastCharts.Happened> named() {
            return happened.stream()
                    .map(one -> new PastCharts.Happened(
                            one.at(), one.severity(), asset.name() + ": " + one.text(), one.path()));
        }

        /** Over the whole while; empty when it said nothing. */
        public String summary(Shell shell, Metric metric, ChartSpan span) {
            List<Band> said =
                    curve.of(metric).stream().filter(band -> band != null).toList();
            CurvePlot plot = new CurvePlot(shell, metric, span);
            return said.isEmpty()
                    ? shell.t("history.nothing")
                    : shell.t(
                            "history.summary",
                            plot.value(said.stream()
                                    .mapToDouble(Band::mean)
                                    .average()
                                    .orElse(0)),
                            plot.value(
                                    said.stream().mapToDouble(Band::low).min().orElse(0)),
                            plot.value(
                                    said.stream().mapToDouble(Band::high).max().orElse(0)));
        }
    }

    public boolean isFull() {
        return chosen.size() >= MOST;
    }

    public Plot plot(Shell shell) {
        return new CurvePlot(shell, metric, span)
                .of(
                        chosen.stream()
                                .map(one -> new CurvePlot.Named(one.asset().name(), one.curve()))
                                .toList(),
                        chosen.stream()
                                .map(Chosen::limit)
                                .filter(Objects::nonNull)
                                .toList(),
                        chosen.stream().flatMap(Chosen::named).toList());
    }

    public List<Tab> ranges(Shell shell) {
        return span.choices(shell.texts(), path(ids(), metric));
    }

    public List<Tab> metrics(Shell shell) {
        return Arrays.stream(Metric.values())
                .map(one ->
                        Tab.of(shell.t("history.metric." + one.word()), path(ids(), one) + span.query(), one == metric))
                .toList();
    }

    public String at(ChartSpan other) {
        return path(ids(), metric) + other.query();
    }

    /** For dragging: where the moments are added. */
    public String zoomPath() {
        return path(ids(), metric);
    }

    public String without(Chosen one) {
        return path(ids().filter(id -> !id.equals(one.asset().assetId())), metric) + span.query();
    }

    public String with(AssetRow row) {
        return path(Stream.concat(ids(), Stream.of(row.assetId())), metric)
                + span.query()
                + "&q="
                + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private Stream<UUID> ids() {
        return chosen.stream().map(one -> one.asset().assetId());
    }

    private static String path(Stream<UUID> assets, Metric metric) {
        return "/compare?" + assets.map(id -> "asset=" + id + "&").collect(Collectors.joining()) + "metric="
                + metric.word() + "&";
    }
}
