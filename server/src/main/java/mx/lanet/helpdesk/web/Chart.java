package mx.lanet.helpdesk.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A chart with axes, drawn in the browser from this; the same numbers stand in a table below it.
 *
 * @param title also the name read to people who hear the page
 * @param labels one per point, as shown on the axis
 * @param unit with its space, for example " %"
 * @param high upper end of the axis; null lets the numbers decide
 * @param bars bars beside each other instead of lines
 */
public record Chart(
        String title,
        List<String> labels,
        List<Series> series,
        String unit,
        double low,
        @Nullable Double high,
        boolean bars) {
    private static final int MOST_SERIES = 4;

    public Chart {
        if (series.size() > MOST_SERIES) {
            throw new IllegalArgumentException("at most four lines can be told apart");
        }
        labels = List.copyOf(labels);
        series = List.copyOf(series);
    }

    /** Lines. */
    public Chart(
            String title, List<String> labels, List<Series> series, String unit, double low, @Nullable Double high) {
        this(title, labels, series, unit, low, high, false);
    }

    /** Bars from zero. */
    public static Chart bars(String title, List<String> labels, List<Series> series) {
        return new Chart(title, labels, series, "", 0, null, true);
    }

    /** How a line is drawn; {@code LIMIT} is dashed and never filled. */
    public enum Look {
        FIRST,
        SECOND,
        WARN,
        LIMIT
    }

    /**
     * A null is a gap and stays one.
     *
     * @param paths where each point leads; empty when the points lead nowhere
     */
    public record Series(String label, Look look, List<@Nullable Double> values, List<String> paths) {
        public Series {
            paths = List.copyOf(paths);
        }

        /** Points that lead nowhere. */
        public Series(String label, Look look, List<@Nullable Double> values) {
            this(label, look, values, List.of());
        }

        /** Where the point leads; null for nowhere. */
        public @Nullable String path(int point) {
            return point < paths.size() ? paths.get(point) : null;
        }

        public String swatch() {
            return switch (look) {
                case FIRST -> "";
                case SECOND -> "g";
                case WARN -> "w";
                case LIMIT -> "b";
            };
        }
    }

    /** The numbers for the script, as JSON in a data attribute. */
    public String json() {
        String lines = series.stream()
                .map(line -> "{\"label\":" + quote(line.label()) + ",\"look\":\""
                        + line.look().name().toLowerCase(Locale.ROOT) + "\",\"data\":["
                        + line.values().stream().map(String::valueOf).collect(Collectors.joining(",")) + "],\"paths\":["
                        + line.paths().stream().map(Chart::quote).collect(Collectors.joining(",")) + "]}")
                .collect(Collectors.joining(","));
        return "{\"labels\":[" + labels.stream().map(Chart::quote).collect(Collectors.joining(",")) + "],\"series\":["
                + lines + "],\"unit\":" + quote(unit) + ",\"min\":" + low + ",\"max\":" + high
                + ",\"bars\":" + bars + "}";
    }

    private static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ") + '"';
    }
}
