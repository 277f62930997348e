package mx.lanet.desktop.tray;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BaseMultiResolutionImage;
import java.awt.image.BufferedImage;
import mx.lanet.desktop.look.Ink;

/** The icon, drawn for each size. Its shape says the state as well as its colour. */
public final class TrayPicture {
    private static final double GRID = 16;

    private TrayPicture() {}

    /**
     * For a place of this size, and sharp at twice and three times the scale.
     *
     * @param shown how much of the place shows, from its left upper corner
     */
    public static Image of(TrayState state, int size, double shown) {
        return new BaseMultiResolutionImage(
                drawn(state, size, shown), drawn(state, size * 2, shown), drawn(state, size * 3, shown));
    }

    private static BufferedImage drawn(TrayState state, int size, double shown) {
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.scale(shown * size / GRID, shown * size / GRID);
        ground(pen, state);
        pen.setColor(Color.WHITE);
        pen.setStroke(new BasicStroke(1.9f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        sign(pen, state);
        pen.dispose();
        return image;
    }

    private static void ground(Graphics2D pen, TrayState state) {
        pen.setColor(color(state));
        switch (state) {
            case WELL -> pen.fill(new Ellipse2D.Double(0.5, 0.5, 15, 15));
            case ALERTS -> {
                var triangle = new Path2D.Double();
                triangle.moveTo(8, 1.6);
                triangle.lineTo(14.9, 14);
                triangle.lineTo(1.1, 14);
                triangle.closePath();
                pen.fill(triangle);
                pen.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                pen.draw(triangle);
            }
            case TROUBLE -> pen.fill(new RoundRectangle2D.Double(0.5, 0.5, 15, 15, 4, 4));
            case STARTING -> pen.fill(new Ellipse2D.Double(0.5, 0.5, 15, 15));
        }
    }

    private static void sign(Graphics2D pen, TrayState state) {
        switch (state) {
            case WELL -> {
                var check = new Path2D.Double();
                check.moveTo(4.6, 8.3);
                check.lineTo(7, 10.7);
                check.lineTo(11.5, 5.6);
                pen.draw(check);
            }
            case ALERTS -> {
                pen.draw(new Line2D.Double(8, 6, 8, 9.2));
                pen.fill(new Ellipse2D.Double(6.95, 11, 2.1, 2.1));
            }
            case TROUBLE -> {
                pen.draw(new Line2D.Double(5.2, 5.2, 10.8, 10.8));
                pen.draw(new Line2D.Double(10.8, 5.2, 5.2, 10.8));
            }
            case STARTING -> {
                for (int dot = 0; dot < 3; dot++) {
                    pen.fill(new Ellipse2D.Double(3.4 + dot * 3.6, 7, 2, 2));
                }
            }
        }
    }

    /** The colour of a state, the same in light and dark: the bar that it stands in has a ground of its own. */
    static Color color(TrayState state) {
        return switch (state) {
            case WELL -> Ink.OK.light();
            case ALERTS -> Ink.WARN.light();
            case TROUBLE -> Ink.BAD.light();
            case STARTING -> Ink.IDLE.light();
        };
    }
}
