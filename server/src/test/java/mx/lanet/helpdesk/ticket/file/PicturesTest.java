package mx.lanet.helpdesk.ticket.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import mx.lanet.helpdesk.ticket.file.Pictures.Drawn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
    private static final long MEGABYTE = 1024 * 1024;

    @TempDir
    private Path folder;

    @Test
    void an_image_that_claims_more_than_can_be_drawn_is_not_even_begun() throws IOException {
        byte[] bomb = written("png", new BufferedImage(20_000, 20_000, BufferedImage.TYPE_BYTE_BINARY));
        assertThat(bomb.length).isLessThan((int) MEGABYTE);
        long before = allocated();

        Drawn drawn = draw(bomb);

        assertThat(drawn).isEqualTo(new Drawn(false, null));
        assertThat(allocated() - before).isLessThan(10 * MEGABYTE);
    }

    @Test
    void the_largest_that_is_drawn_costs_a_bounded_part_of_the_memory() throws IOException {
        byte[] large = written("png", new BufferedImage(7000, 7000, BufferedImage.TYPE_BYTE_GRAY));
        long before = allocated();

        Drawn drawn = draw(large);

        assertThat(drawn).isEqualTo(new Drawn(true, "image/png"));
        assertThat(ImageIO.read(large().toFile()).getWidth()).isEqualTo(1600);
        assertThat(ImageIO.read(small().toFile()).getWidth()).isEqualTo(480);
        assertThat(allocated() - before).isLessThan(150 * MEGABYTE);
    }

    @Test
    void a_photo_taken_upright_is_shown_upright() throws IOException {
        byte[] lying = written("jpeg", new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB));
        // Exif with one tag: turn a quarter to the right.
        byte[] exif = HexFormat.of()
                .parseHex("ffe1" + "0022" + "457869660000" + "4d4d002a00000008" + "0001" + "0112000300000001"
                        + "00060000" + "00000000");
        ByteArrayOutputStream photo = new ByteArrayOutputStream();
        photo.write(lying, 0, 2);
        photo.write(exif);
        photo.write(lying, 2, lying.length - 2);

        Drawn drawn = draw(photo.toByteArray());

        assertThat(drawn.large()).isEqualTo("image/jpeg");
        BufferedImage shown = ImageIO.read(large().toFile());
        assertThat(shown.getWidth()).isEqualTo(400);
        assertThat(shown.getHeight()).isEqualTo(600);
    }

    @Test
    void a_webp_of_either_kind_is_drawn_anew_as_a_png() throws IOException {
        for (String kind : List.of("lossy", "lossless")) {
            byte[] webp;
            try (InputStream in = PicturesTest.class.getResourceAsStream("/pictures/" + kind + ".webp")) {
                webp = Objects.requireNonNull(in).readAllBytes();
            }

            assertThat(FileKind.of(webp)).contains(FileKind.WEBP);
            assertThat(draw(webp)).as(kind).isEqualTo(new Drawn(true, "image/png"));
            BufferedImage drawn = ImageIO.read(small().toFile());
            assertThat(drawn.getWidth()).isEqualTo(64);
            assertThat(new Color(drawn.getRGB(48, 24)).getRed()).isGreaterThan(180);
            assertThat(new Color(drawn.getRGB(16, 24)).getBlue()).isGreaterThan(180);
            assertThat(draw(Arrays.copyOf(webp, webp.length - 20))).isNotNull();
        }
    }

    @Test
    void what_is_broken_has_no_picture() throws IOException {
        byte[] whole = written("png", new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB));

        assertThat(draw(Arrays.copyOf(whole, 20))).isEqualTo(new Drawn(false, null));
    }

    private Drawn draw(byte[] image) throws IOException {
        Path file = Files.write(folder.resolve("image"), image);
        return Pictures.draw(file, small(), large());
    }

    private Path small() {
        return folder.resolve("small");
    }

    private Path large() {
        return folder.resolve("large");
    }

    private static byte[] written(String format, BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
