package mx.lanet.desktop.status;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javax.swing.JPanel;
import mx.lanet.desktop.look.Ink;
import mx.lanet.desktop.look.Words;
import mx.lanet.desktop.text.Texts;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;

/** One reading: its name, its figure and its line. */
final class Gauge extends JPanel {
    private static final long serialVersionUID = 1;

    private final transient Texts texts;
    private final String name;
    private final String unit;
    private final double top;
    private final Words figure = Words.plain("–").styled("h2");
    private final Sparkline line = new Sparkline();

    Gauge(Texts texts, String key, String unit, double top) {
        super(new MigLayout("insets 0, gap 8 2", "[grow,fill][]", "[][36!]"));
        this.texts = texts;
        this.name = texts.of("status.reading." + key);
        this.unit = unit;
        this.top = top;
        figure.setName("figure." + key);
        add(new Words(name, Ink.TEXT_2), "wmin 0");
        add(figure, "wmin pref, wrap");
        add(line, "span 2, growx");
    }

    void show(@Nullable Double value, List<History.Point> points, Instant now) {
        figure.setText(value == null ? "–" : said(value));
        figure.getAccessibleContext().setAccessibleName(name + " " + figure.getText());
        line.show(points, now, top);
        line.getAccessibleContext().setAccessibleName(name);
        line.getAccessibleContext().setAccessibleDescription(described(points));
    }

    private String described(List<History.Point> points) {
        if (points.isEmpty()) {
            return texts.of("status.chart.empty");
        }
        var all = points.stream().mapToDouble(History.Point::value).summaryStatistics();
        return texts.of(
                "status.chart.described",
                History.SPAN.toHours(),
                said(all.getMin()),
                said(all.getMax()),
                said(points.getLast().value()));
    }

    private String said(double value) {
        var pattern = unit.equals(" Mbit/s") ? "%.1f%s" : "%.0f%s";
        return String.format(Locale.of("es", "MX"), pattern, value, unit);
    }
}
