package mx.lanet.desktop.look;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Stream;

/** The product's mark: a heartbeat on our accent. */
public final class Logo {
    private Logo() {}

    /** For the title bar and the task bar. */
    public static List<Image> images() {
        return Stream.of(16, 24, 32, 48, 64).<Image>map(Logo::image).toList();
    }

    public static BufferedImage image(int size) {
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.scale(size / 32.0, size / 32.0);
        pen.setColor(Ink.ACCENT.light());
        pen.fill(new RoundRectangle2D.Double(0, 0, 32, 32, 9, 9));
        pen.setColor(Color.WHITE);
        pen.setStroke(new BasicStroke(2.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        var beat = new Path2D.Double();
        beat.moveTo(5.5, 17);
        beat.lineTo(10.5, 17);
        beat.lineTo(13.5, 9);
        beat.lineTo(18.5, 23);
        beat.lineTo(21.5, 17);
        beat.lineTo(26.5, 17);
        pen.draw(beat);
        pen.dispose();
        return image;
    }
}
