package mx.lanet.helpdesk.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A small line without axes, drawn by the server into a box of 100 × 28. Gaps stay gaps.
 *
 * @param lines the points of each unbroken stretch, ready for a polyline
 * @param areas the same, closed along the bottom, for the tint below
 */
public record Sparkline(List<String> lines, List<String> areas) {
    private static final double WIDTH = 100;
    private static final double HEIGHT = 28;
    private static final double MARGIN = 3;

    public Sparkline {
        lines = List.copyOf(lines);
        areas = List.copyOf(areas);
    }

    /** Scaled to what there is, for values whose shape matters more than their size. A null is a gap. */
    public static Sparkline of(List<@Nullable Double> values) {
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (Double value : values) {
            if (value != null) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        // A flat line stands in the middle, and a swing of less than one is no mountain.
        double slack = Math.max(0, 1 - (high - low)) / 2;
        return of(values, low - slack, high + slack);
    }

    /** Scaled to fixed ends, for example 0 and 100 of a percentage. */
    public static Sparkline of(List<@Nullable Double> values, double low, double high) {
        List<String> lines = new ArrayList<>();
        List<String> areas = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= values.size(); i++) {
            boolean present = i < values.size() && values.get(i) != null;
            if (present && start < 0) {
                start = i;
            } else if (!present && start >= 0) {
                draw(values, start, i, low, high, lines, areas);
                start = -1;
            }
        }
        return new Sparkline(lines, areas);
    }

    private static void draw(
            List<@Nullable Double> values,
            int from,
            int to,
            double low,
            double high,
            List<String> lines,
            List<String> areas) {
        StringBuilder points = new StringBuilder();
        for (int i = from; i < to; i++) {
            Double value = values.get(i);
            points.append(x(i, values.size()))
                    .append(',')
                    .append(y(value == null ? low : value, low, high))
                    .append(' ');
        }
        String line = points.toString().strip();
        lines.add(line);
        areas.add(x(from, values.size()) + ",28 " + line + " " + x(to - 1, values.size()) + ",28");
    }

    private static String x(int i, int count) {
        return round(count <= 1 ? WIDTH : WIDTH * i / (count - 1));
    }

    private static String y(double value, double low, double high) {
        double share = high > low ? Math.clamp((value - low) / (high - low), 0, 1) : 0.5;
        return round(HEIGHT - share * (HEIGHT - MARGIN));
    }

    private static String round(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
