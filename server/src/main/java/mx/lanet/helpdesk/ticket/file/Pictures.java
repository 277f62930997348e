package mx.lanet.helpdesk.ticket.file;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import mx.lanet.helpdesk.shared.Orientation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two views of an image that we draw ourselves, so that nothing of the original but its colours reaches a browser: a small
 * PNG for the conversation, and a large one that fills a window.
 */
final class Pictures {
    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);
    private static final Set<String> DECODED = Set.of("png", "jpeg", "gif", "bmp", "webp");
    private static final int SMALL = 480;
    private static final int LARGE = 1600;
    /** An image can claim to be any size. */
    private static final long MOST_PIXELS = 50_000_000;
    /** So many are kept of a larger one, at four bytes each; the rest is skipped while reading. */
    private static final long MOST_KEPT = 12_000_000;

    private static final Semaphore AT_ONCE = new Semaphore(2);

    static {
        ImageIO.setUseCache(false);
    }

    private Pictures() {}

    /** @param large the media type of the large view; null when there is none */
    record Drawn(boolean small, @Nullable String large) {}

    /** Draws both, or neither when the file is no image that can be drawn; the file itself is still wanted. */
    static Drawn draw(Path from, Path small, Path large) {
        AT_ONCE.acquireUninterruptibly();
        try (ImageInputStream input = ImageIO.createImageInputStream(from.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            return readers.hasNext()
                    ? drawn(readers.next(), input, orientation(from), small, large)
                    : new Drawn(false, null);
        } catch (IOException | RuntimeException e) {
            // Damaged images make the decoders throw almost anything.
            LOG.debug("no picture", e);
            return new Drawn(false, null);
        } finally {
            AT_ONCE.release();
        }
    }

    private static Drawn drawn(
            ImageReader reader, ImageInputStream input, Orientation orientation, Path small, Path large)
            throws IOException {
        try {
            String format = reader.getFormatName().toLowerCase(Locale.ROOT);
            reader.setInput(input, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (!DECODED.contains(format) || pixels > MOST_PIXELS) {
                return new Drawn(false, null);
            }
            BufferedImage image = read(reader, pixels);
            boolean photo = format.equals("jpeg");
            boolean hasSmall = ImageIO.write(shrink(image, orientation, SMALL, false), "png", small.toFile());
            boolean hasLarge =
                    ImageIO.write(shrink(image, orientation, LARGE, photo), photo ? "jpeg" : "png", large.toFile());
            return new Drawn(hasSmall, !hasLarge ? null : photo ? "image/jpeg" : "image/png");
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage read(ImageReader reader, long pixels) throws IOException {
        int step = Math.max(1, (int) Math.ceil(Math.sqrt((double) pixels / MOST_KEPT)));
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, param);
    }

    private static BufferedImage shrink(BufferedImage image, Orientation orientation, int side, boolean opaque) {
        double factor = Math.min(1, (double) side / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(image.getHeight() * factor));
        boolean lying = orientation.swapsSides();
        BufferedImage drawn = new BufferedImage(
                lying ? height : width,
                lying ? width : height,
                opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = drawn.createGraphics();
        if (opaque) {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
        }
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.transform(orientation.turn(width, height));
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return drawn;
    }

    private static Orientation orientation(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Orientation.of(in.readNBytes(256 * 1024));
        }
    }
}
