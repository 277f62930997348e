package mx.lanet.helpdesk.report.internal;

import java.awt.Color;
import java.util.List;
import java.util.Objects;
import mx.lanet.helpdesk.report.Cells.Kind;
import mx.lanet.helpdesk.web.Chart;
import mx.lanet.helpdesk.web.Chart.Series;
import org.jspecify.annotations.Nullable;

/** Draws a page's chart on paper: bars or lines over an axis of round numbers, with a legend where there are several. */
final class PdfChart {
    static final float HEIGHT = 168;

    private static final float SIZE = 7.5f;
    private static final float AXIS = 34;
    private static final float BELOW = 26;
    private static final float ABOVE = 24;
    private static final int STEPS = 4;

    private final Chart chart;
    private final Pen pen;
    private final CellWords words;

    PdfChart(Chart chart, Pen pen, CellWords words) {
        this.chart = chart;
        this.pen = pen;
        this.words = words;
    }

    /** Its box on the page: below {@code base} nothing of it but the labels is drawn. */
    private record Box(float x, float base, float width, float height, double low, double high) {
        float y(double value) {
            return base + (float) ((value - low) / (high - low)) * height;
        }
    }

    /** Below this height, in a box of {@link #HEIGHT}. */
    void draw(float left, float top, float width) {
        double step = step();
        double high = chart.high() == null ? step * STEPS + chart.low() : chart.high();
        Box box =
                new Box(left + AXIS, top - HEIGHT + BELOW, width - AXIS - 6, HEIGHT - ABOVE - BELOW, chart.low(), high);
        legend(left + AXIS, top - 10);
        grid(box, chart.high() == null ? step : (high - chart.low()) / STEPS);
        labels(box);
        for (int i = 0; i < chart.series().size(); i++) {
            if (chart.bars()) {
                bars(box, i);
            } else {
                line(box, chart.series().get(i));
            }
        }
        pen.line(Pen.FAINT, 0.6f, box.x(), box.base(), box.x() + box.width(), box.base());
    }

    private double most() {
        return chart.series().stream()
                .flatMap(series -> series.values().stream())
                .filter(Objects::nonNull)
                .mapToDouble(value -> value - chart.low())
                .max()
                .orElse(0);
    }

    /** 1, 2 or 5 and zeros. */
    private double step() {
        double rough = Math.max(most() / STEPS, 0.25);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double part = rough / power;
        double step = (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10) * power;
        boolean whole = chart.series().stream()
                .flatMap(series -> series.values().stream())
                .allMatch(value -> value == null || value == Math.rint(value));
        return whole ? Math.max(1, step) : step;
    }

    private void legend(float left, float y) {
        float x = left;
        for (Series series : chart.series()) {
            pen.box(colour(series), x, y, 7, 7);
            String label = pen.regular().spoken(series.label());
            pen.text(label, pen.regular(), SIZE, Pen.FAINT, x + 11, y + 0.5f);
            x += 11 + pen.regular().width(label, SIZE) + 16;
        }
    }

    private void grid(Box box, double step) {
        for (double value = box.low(); value <= box.high() + step / 2; value += step) {
            float y = box.y(value);
            pen.line(Pen.LINE, 0.4f, box.x(), y, box.x() + box.width(), y);
            pen.textTo(
                    words.read(Kind.DECIMAL, value) + chart.unit(),
                    pen.regular(),
                    SIZE,
                    Pen.FAINT,
                    box.x() - 5,
                    y - SIZE / 3);
        }
    }

    /** As many as stand beside each other. */
    private void labels(Box box) {
        List<String> labels = chart.labels().stream().map(pen.regular()::spoken).toList();
        if (labels.isEmpty()) {
            return;
        }
        float slot = box.width() / labels.size();
        float widest = (float) labels.stream()
                .mapToDouble(label -> Math.min(90, pen.regular().width(label, SIZE)))
                .max()
                .orElse(0);
        int every = Math.max(1, (int) Math.ceil((widest + 6) / slot));
        for (int i = 0; i < labels.size(); i += every) {
            String label = pen.regular().cut(labels.get(i), SIZE, Math.max(slot * every - 4, 20));
            float middle = box.x() + slot * (i + 0.5f);
            pen.text(
                    label,
                    pen.regular(),
                    SIZE,
                    Pen.FAINT,
                    middle - pen.regular().width(label, SIZE) / 2,
                    box.base() - 12);
        }
    }

    private void bars(Box box, int number) {
        Series series = chart.series().get(number);
        float slot = box.width() / Math.max(1, chart.labels().size());
        float bar = Math.min(26, slot * 0.7f / chart.series().size());
        for (int i = 0; i < series.values().size(); i++) {
            Double value = series.values().get(i);
            if (value != null && value > box.low()) {
                float x = box.x()
                        + slot * (i + 0.5f)
                        + bar * (number - chart.series().size() / 2f);
                pen.box(colour(series), x + 0.5f, box.base(), bar - 1, box.y(value) - box.base());
            }
        }
    }

    private void line(Box box, Series series) {
        float slot = box.width() / Math.max(1, chart.labels().size());
        @Nullable Double before = null;
        for (int i = 0; i < series.values().size(); i++) {
            Double value = series.values().get(i);
            float x = box.x() + slot * (i + 0.5f);
            if (value != null && before != null) {
                pen.line(colour(series), 1.4f, x - slot, box.y(before), x, box.y(value));
            } else if (value != null) {
                pen.box(colour(series), x - 1, box.y(value) - 1, 2, 2);
            }
            before = value;
        }
    }

    private static Color colour(Series series) {
        return switch (series.look()) {
            case FIRST -> Pen.ACCENT;
            case SECOND -> new Color(0x12, 0x8A, 0x6E);
            case WARN -> new Color(0xC2, 0x7A, 0x0E);
            case LIMIT -> new Color(0xC0, 0x39, 0x2B);
        };
    }
}
