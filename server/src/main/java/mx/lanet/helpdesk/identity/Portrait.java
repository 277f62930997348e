package mx.lanet.helpdesk.identity;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import mx.lanet.helpdesk.shared.Orientation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A person's picture: the middle square of a PNG or JPEG, drawn anew at 256 × 256 pixels, so that nothing of the file but
 * its colours is kept: no place where it was taken, and nothing for a browser to stumble over.
 */
final class Portrait {
    static final int SIDE = 256;

    private static final Logger LOG = LoggerFactory.getLogger(Portrait.class);
    private static final Set<String> TAKEN = Set.of("png", "jpeg");
    /** An image can claim to be any size; drawing one takes four bytes a pixel. */
    private static final long MOST_PIXELS = 50_000_000;

    private static final Semaphore AT_ONCE = new Semaphore(2);

    private Portrait() {}

    /** The picture as JPEG; empty when the file is no picture that can be drawn. */
    static Optional<byte[]> draw(byte[] file) {
        AT_ONCE.acquireUninterruptibly();
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            return readers.hasNext() ? drawn(readers.next(), input, Orientation.of(file)) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            // Damaged images make the decoders throw almost anything.
            LOG.debug("no portrait", e);
            return Optional.empty();
        } finally {
            AT_ONCE.release();
        }
    }

    private static Optional<byte[]> drawn(ImageReader reader, ImageInputStream input, Orientation orientation)
            throws IOException {
        try {
            String format = reader.getFormatName().toLowerCase(Locale.ROOT);
            reader.setInput(input, true, true);
            if (!TAKEN.contains(format) || (long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                return Optional.empty();
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            boolean written = ImageIO.write(square(read(reader), orientation), "jpeg", out);
            return written ? Optional.of(out.toByteArray()) : Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    /** Skips pixels while reading, as long as twice the wanted size is left. */
    private static BufferedImage read(ImageReader reader) throws IOException {
        int shortest = Math.min(reader.getWidth(0), reader.getHeight(0));
        int step = Math.max(1, shortest / (2 * SIDE));
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, param);
    }

    private static BufferedImage square(BufferedImage image, Orientation orientation) {
        int side = Math.min(image.getWidth(), image.getHeight());
        int left = (image.getWidth() - side) / 2;
        int top = (image.getHeight() - side) / 2;
        BufferedImage square = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = square.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, SIDE, SIDE);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.transform(orientation.turn(SIDE, SIDE));
        graphics.drawImage(image, 0, 0, SIDE, SIDE, left, top, left + side, top + side, null);
        graphics.dispose();
        return square;
    }
}
