package mx.lanet.desktop.look;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.Window;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.Icon;
import javax.swing.ImageIcon;
import javax.swing.JLabel;
import mx.lanet.desktop.link.Errand;
import mx.lanet.desktop.link.Service;
import org.jspecify.annotations.Nullable;

/** The mark on windows: the client's logo once the service has it, else the product's, a heartbeat on our accent. */
public final class Logo {
    /** Of what is kept of a client's: twice what is ever drawn. */
    private static final int HIGHEST = 96;

    private static final int WIDEST = 360;
    private static final String ASKED = "";

    private static @Nullable BufferedImage theirs;
    private static String worn = "";
    private static String asked = ASKED;

    private Logo() {}

    /** Fetches the logo of this SHA-256, or lets the last one go; on Swing's thread, and again until it has come. */
    public static void follow(Service service, String hash) {
        if (hash.equals(worn) || hash.equals(asked)) {
            return;
        }
        if (hash.isEmpty()) {
            wear(null, hash);
            return;
        }
        asked = hash;
        Errand.run(
                () -> picture(service),
                picture -> {
                    asked = ASKED;
                    picture.ifPresent(found -> wear(found, hash));
                },
                failed -> asked = ASKED);
    }

    // Empty while it has not come to this machine yet.
    private static Optional<BufferedImage> picture(Service service) throws IOException {
        var bytes = new ByteArrayOutputStream();
        if (!service.download("/logo", bytes).isDone()) {
            return Optional.empty();
        }
        return Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(bytes.toByteArray())))
                .map(whole -> {
                    double by = Math.min(
                            1, Math.min((double) HIGHEST / whole.getHeight(), (double) WIDEST / whole.getWidth()));
                    return drawn(whole, round(whole.getWidth() * by), round(whole.getHeight() * by), 0, 0, 0, 0);
                });
    }

    private static void wear(@Nullable BufferedImage picture, String hash) {
        theirs = picture;
        worn = hash;
        for (var window : Window.getWindows()) {
            if (!window.getIconImages().isEmpty()) {
                window.setIconImages(images());
                window.revalidate();
                window.repaint();
            }
        }
    }

    /** For the title bar and the task bar. */
    public static List<Image> images() {
        return Stream.of(16, 24, 32, 48, 64).<Image>map(Logo::image).toList();
    }

    /** The client's at this height, or narrower than four times of it; empty while there is none. */
    public static Optional<Icon> theirs(int height) {
        var picture = theirs;
        if (picture == null) {
            return Optional.empty();
        }
        double by = Math.min(1, Math.min((double) height / picture.getHeight(), 4.0 * height / picture.getWidth()));
        return Optional.of(new Drawn(picture, round(picture.getWidth() * by), round(picture.getHeight() * by)));
    }

    /** The client's or ours at this height, as soon as it has come. */
    public static JLabel label(int height) {
        var ours = new ImageIcon(ours(height));
        return new JLabel() {
            private static final long serialVersionUID = 1;

            @Override
            public Icon getIcon() {
                return theirs(height).orElse(ours);
            }
        };
    }

    /** A square of this size. */
    public static BufferedImage image(int size) {
        var picture = theirs;
        if (picture == null) {
            return ours(size);
        }
        double by = Math.min((double) size / picture.getHeight(), (double) size / picture.getWidth());
        int width = round(picture.getWidth() * by);
        int height = round(picture.getHeight() * by);
        return drawn(picture, size, size, (size - width) / 2, (size - height) / 2, width, height);
    }

    private static int round(double length) {
        return Math.max(1, (int) Math.round(length));
    }

    // In steps of a half, or thin lines of a big picture are lost; without a place it fills the whole.
    private static BufferedImage drawn(
            BufferedImage picture, int width, int height, int x, int y, int placeWidth, int placeHeight) {
        int wide = placeWidth == 0 ? width : placeWidth;
        int high = placeHeight == 0 ? height : placeHeight;
        var source = picture;
        while (source.getWidth() > 2 * wide && source.getHeight() > 2 * high) {
            source = drawn(source, source.getWidth() / 2, source.getHeight() / 2, 0, 0, 0, 0);
        }
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(source, x, y, wide, high, null);
        pen.dispose();
        return image;
    }

    private static BufferedImage ours(int size) {
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

    /** Sharp at each scale, as far as the picture is. */
    private record Drawn(BufferedImage picture, int getIconWidth, int getIconHeight) implements Icon {
        @Override
        public void paintIcon(Component on, Graphics pen, int x, int y) {
            ((Graphics2D) pen)
                    .setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            pen.drawImage(picture, x, y, getIconWidth, getIconHeight, null);
        }
    }
}
