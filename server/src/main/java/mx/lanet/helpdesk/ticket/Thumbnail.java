package mx.lanet.helpdesk.ticket;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A small PNG that we draw ourselves, so that nothing of the original but its colours reaches a browser. */
final class Thumbnail {
    private static final Logger LOG = LoggerFactory.getLogger(Thumbnail.class);
    private static final int LONGEST_SIDE = 480;
    /** An image can claim to be any size; drawing one takes four bytes a pixel. */
    private static final long MOST_PIXELS = 50_000_000;

    private static final Semaphore AT_ONCE = new Semaphore(2);

    static {
        ImageIO.setUseCache(false);
    }

    private Thumbnail() {}

    /** Draws it; false when the file is no image that can be drawn. */
    static boolean draw(Path from, Path to) {
        AT_ONCE.acquireUninterruptibly();
        try (ImageInputStream input = ImageIO.createImageInputStream(from.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return false;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                return (long) reader.getWidth(0) * reader.getHeight(0) <= MOST_PIXELS
                        && ImageIO.write(shrink(read(reader)), "png", to.toFile());
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // Damaged images make the decoders throw almost anything; the file itself is still wanted.
            LOG.debug("no thumbnail", e);
            return false;
        } finally {
            AT_ONCE.release();
        }
    }

    /** Skips pixels while reading, as long as twice the wanted size is left. */
    private static BufferedImage read(ImageReader reader) throws IOException {
        int longest = Math.max(reader.getWidth(0), reader.getHeight(0));
        int step = Math.max(1, longest / (2 * LONGEST_SIDE));
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, param);
    }

    private static BufferedImage shrink(BufferedImage image) {
        double factor = Math.min(1, (double) LONGEST_SIDE / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(image.getHeight() * factor));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return small;
    }
}
