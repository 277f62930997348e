package mx.lanet.desktop.report;

import java.awt.AWTException;
import java.awt.Color;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A picture of a screen, at the screen's own resolution.
 *
 * @param screen its number, from 1
 */
public record Shot(int screen, BufferedImage image) {
    private static final Logger LOG = LoggerFactory.getLogger(Shot.class);

    /** One of each screen as it is now; none where the system does not let us. */
    public static List<Shot> all() {
        var shots = new ArrayList<Shot>();
        for (var device : GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices()) {
            try {
                shots.add(new Shot(shots.size() + 1, of(device)));
            } catch (AWTException | SecurityException e) {
                LOG.atInfo().log("no picture of a screen: {}", e.getMessage());
            }
        }
        return shots;
    }

    private static BufferedImage of(GraphicsDevice device) throws AWTException {
        var bounds = device.getDefaultConfiguration().getBounds();
        var taken = new Robot(device).createMultiResolutionScreenCapture(bounds);
        var variants = taken.getResolutionVariants();
        var sharpest = (BufferedImage) variants.getLast();
        // A screen is millions of points: what is as it should be is not copied.
        return sharpest.getType() == BufferedImage.TYPE_INT_RGB ? sharpest : opaque(sharpest);
    }

    /** The part in this rectangle. */
    public Shot part(Rectangle part) {
        var inside = part.intersection(new Rectangle(0, 0, image.getWidth(), image.getHeight()));
        return inside.isEmpty()
                ? this
                : new Shot(screen, opaque(image.getSubimage(inside.x, inside.y, inside.width, inside.height)));
    }

    /** With these parts black: what was there is in the picture no more. */
    public Shot covered(List<Rectangle> parts) {
        var copy = opaque(image);
        var pen = copy.createGraphics();
        pen.setColor(Color.BLACK);
        parts.forEach(part -> pen.fillRect(part.x, part.y, part.width, part.height));
        pen.dispose();
        return new Shot(screen, copy);
    }

    /** Writes it as PNG. */
    public void write(Path file) throws IOException {
        ImageIO.write(image, "png", file.toFile());
    }

    private static BufferedImage opaque(BufferedImage image) {
        var copy = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var pen = copy.createGraphics();
        pen.drawImage(image, 0, 0, null);
        pen.dispose();
        return copy;
    }
}
