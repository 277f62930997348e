package mx.lanet.desktop.report;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Area;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.JPanel;
import org.jspecify.annotations.Nullable;

/** Shows a picture as large as there is room, and lets rectangles be drawn on it. */
final class PictureBox extends JPanel {
    private static final long serialVersionUID = 1;
    private static final int SMALLEST = 4;

    private transient BufferedImage image;
    private final transient List<Rectangle> covers = new ArrayList<>();
    private final boolean dims;
    private transient @Nullable Point from;
    private transient @Nullable Rectangle drawn;

    /**
     * @param dims whether what is outside of the drawn rectangle is dimmed, as when a part is chosen; else it is drawn black
     */
    PictureBox(BufferedImage image, boolean dims, Consumer<Rectangle> finished) {
        setOpaque(false);
        this.image = image;
        this.dims = dims;
        setCursor(Cursor.getPredefinedCursor(Cursor.CROSSHAIR_CURSOR));
        var mouse = new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent event) {
                from = inPicture(event.getPoint());
            }

            @Override
            public void mouseDragged(MouseEvent event) {
                drawTo(event);
            }

            @Override
            public void mouseReleased(MouseEvent event) {
                // A busy machine tells of few places, and of a quick hand of none before this one.
                drawTo(event);
                var done = drawn;
                from = null;
                drawn = null;
                if (done != null && done.width >= SMALLEST && done.height >= SMALLEST) {
                    finished.accept(done);
                }
                repaint();
            }
        };
        addMouseListener(mouse);
        addMouseMotionListener(mouse);
    }

    private void drawTo(MouseEvent event) {
        if (from != null) {
            drawn = new Rectangle(from);
            drawn.add(inPicture(event.getPoint()));
            repaint();
        }
    }

    void show(BufferedImage picture) {
        image = picture;
        repaint();
    }

    /** What is black. */
    List<Rectangle> covers() {
        return covers;
    }

    @Override
    public Dimension getPreferredSize() {
        return isPreferredSizeSet() ? super.getPreferredSize() : new Dimension(image.getWidth(), image.getHeight());
    }

    private double scale() {
        return Math.min(1, Math.min((double) getWidth() / image.getWidth(), (double) getHeight() / image.getHeight()));
    }

    private Point corner() {
        double scale = scale();
        return new Point((int) ((getWidth() - image.getWidth() * scale) / 2), (int)
                ((getHeight() - image.getHeight() * scale) / 2));
    }

    private Point inPicture(Point point) {
        var corner = corner();
        int x = (int) ((point.x - corner.x) / scale());
        int y = (int) ((point.y - corner.y) / scale());
        return new Point(Math.clamp(x, 0, image.getWidth()), Math.clamp(y, 0, image.getHeight()));
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        var pen = (Graphics2D) graphics.create();
        var corner = corner();
        pen.translate(corner.x, corner.y);
        pen.scale(scale(), scale());
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(image, 0, 0, null);
        pen.setColor(Color.BLACK);
        covers.forEach(pen::fill);
        var now = drawn;
        if (dims) {
            dim(pen, now);
        } else if (now != null) {
            pen.fill(now);
        }
        pen.dispose();
    }

    private void dim(Graphics2D pen, @Nullable Rectangle bright) {
        var all = new Area(new Rectangle(0, 0, image.getWidth(), image.getHeight()));
        if (bright != null) {
            all.subtract(new Area(bright));
        }
        pen.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.45f));
        pen.fill(all);
    }
}
