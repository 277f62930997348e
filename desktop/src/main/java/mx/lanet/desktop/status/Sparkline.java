package mx.lanet.desktop.status;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.JComponent;
import mx.lanet.desktop.look.Ink;
import org.jspecify.annotations.Nullable;

/** A small line of what was read in the last hours. Who cannot see it is told its figures. */
final class Sparkline extends JComponent {
    private static final long serialVersionUID = 1;

    // Between two readings that are further apart the machine was off: there is no line.
    private static final Duration GAP = Duration.ofMinutes(20);

    private transient List<History.Point> points = List.of();
    private transient Instant until = Instant.EPOCH;
    private double most = 100;
    private transient @Nullable AccessibleContext spoken;

    Sparkline() {
        setPreferredSize(new Dimension(160, 36));
        setMinimumSize(new Dimension(40, 36));
    }

    /** The top stands for this much, or for the highest point. */
    void show(List<History.Point> shown, Instant now, double top) {
        points = List.copyOf(shown);
        until = now;
        most = Math.max(
                top, points.stream().mapToDouble(History.Point::value).max().orElse(top));
        repaint();
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        var pen = (Graphics2D) graphics.create();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setColor(Ink.LINE.color());
        pen.fillRect(0, getHeight() - 1, getWidth(), 1);
        pen.setColor(Ink.ACCENT.color());
        pen.setStroke(new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        int begin = 0;
        for (int i = 1; i <= points.size(); i++) {
            if (i == points.size() || isGap(points.get(i - 1), points.get(i))) {
                paintRun(pen, points.subList(begin, i));
                begin = i;
            }
        }
        if (!points.isEmpty()) {
            var last = points.getLast();
            pen.fill(new Ellipse2D.Double(x(last) - 2.5, y(last) - 2.5, 5, 5));
        }
        pen.dispose();
    }

    private static boolean isGap(History.Point one, History.Point next) {
        return Duration.between(one.at(), next.at()).compareTo(GAP) > 0;
    }

    private void paintRun(Graphics2D pen, List<History.Point> run) {
        if (run.size() < 2) {
            return;
        }
        var line = new Path2D.Double();
        line.moveTo(x(run.getFirst()), y(run.getFirst()));
        run.subList(1, run.size()).forEach(point -> line.lineTo(x(point), y(point)));
        var area = new Path2D.Double(line);
        area.lineTo(x(run.getLast()), getHeight());
        area.lineTo(x(run.getFirst()), getHeight());
        area.closePath();
        var composite = pen.getComposite();
        pen.setComposite(AlphaComposite.SrcOver.derive(0.12f));
        pen.fill(area);
        pen.setComposite(composite);
        pen.draw(line);
    }

    private double x(History.Point point) {
        double ago = Duration.between(point.at(), until).toMillis();
        return 3 + (getWidth() - 6) * (1 - ago / History.SPAN.toMillis());
    }

    private double y(History.Point point) {
        return 3 + (getHeight() - 6) * (1 - point.value() / most);
    }

    @Override
    public AccessibleContext getAccessibleContext() {
        if (spoken == null) {
            spoken = new AccessibleJComponent() {
                private static final long serialVersionUID = 1;

                @Override
                public AccessibleRole getAccessibleRole() {
                    return AccessibleRole.ICON;
                }
            };
        }
        return spoken;
    }
}
