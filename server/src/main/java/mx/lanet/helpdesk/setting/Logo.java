package mx.lanet.helpdesk.setting;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client's logo: drawn anew from a PNG, JPEG or WebP, so that nothing of the file but its colours is kept.
 *
 * @param image PNG, at most {@value #SIDE} pixels wide and high and at most {@value #MOST_BYTES} bytes
 * @param sha256 of the image, in lower-case hex
 */
public record Logo(byte[] image, String sha256) {
    public static final int SIDE = 512;
    public static final int MOST_BYTES = 200 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Logo.class);
    private static final Set<String> TAKEN = Set.of("png", "jpeg", "webp");
    /** An image can claim to be any size; drawing one takes four bytes a pixel. */
    private static final long MOST_PIXELS = 50_000_000;

    /** So small does a picture become that cannot be had in few bytes otherwise. */
    private static final int LEAST_SIDE = 64;

    private static final Semaphore AT_ONCE = new Semaphore(2);

    /** Empty when the file is no picture that can be drawn. */
    static Optional<Logo> draw(byte[] file) {
        AT_ONCE.acquireUninterruptibly();
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            return readers.hasNext() ? drawn(readers.next(), input) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            // Damaged images make the decoders throw almost anything.
            LOG.debug("no logo", e);
            return Optional.empty();
        } finally {
            AT_ONCE.release();
        }
    }

    private static Optional<Logo> drawn(ImageReader reader, ImageInputStream input) throws IOException {
        try {
            String format = reader.getFormatName().toLowerCase(Locale.ROOT);
            reader.setInput(input, true, true);
            if (!TAKEN.contains(format) || (long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                return Optional.empty();
            }
            BufferedImage image = read(reader);
            for (int side = SIDE; side >= LEAST_SIDE; side -= side / 4) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                if (ImageIO.write(within(image, side), "png", out) && out.size() <= MOST_BYTES) {
                    return Optional.of(of(out.toByteArray()));
                }
            }
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    /** Skips pixels while reading, as long as twice the wanted size is left. */
    private static BufferedImage read(ImageReader reader) throws IOException {
        int longest = Math.max(reader.getWidth(0), reader.getHeight(0));
        int step = Math.max(1, longest / (2 * SIDE));
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, param);
    }

    /** Never larger than it was, and what is seen through stays so. */
    private static BufferedImage within(BufferedImage image, int side) {
        double factor = Math.min(1, (double) side / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(image.getHeight() * factor));
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = drawn.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return drawn;
    }

    private static Logo of(byte[] image) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(image);
            return new Logo(image, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
