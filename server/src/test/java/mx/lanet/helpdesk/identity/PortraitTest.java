package mx.lanet.helpdesk.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortraitTest {
    @Test
    void the_middle_square_is_drawn_anew() throws IOException {
        BufferedImage wide = new BufferedImage(600, 300, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = wide.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, 150, 300);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(150, 0, 300, 300);

        BufferedImage portrait = drawn(file(wide, "png"));

        assertThat(portrait.getWidth()).isEqualTo(Portrait.SIDE);
        assertThat(portrait.getHeight()).isEqualTo(Portrait.SIDE);
        assertThat(colour(portrait, 5, 128)).isEqualTo("blue");
        assertThat(colour(portrait, 250, 128)).isEqualTo("blue");
    }

    @ParameterizedTest
    @CsvSource({"1, red, blue", "3, blue, red", "6, blue, blue", "8, red, red"})
    void a_picture_stands_as_the_telephone_was_held(int exif, String left, String right) throws IOException {
        BufferedImage image = new BufferedImage(400, 400, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, 200, 400);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(200, 0, 200, 400);

        BufferedImage portrait = drawn(withOrientation(file(image, "jpeg"), exif));

        // At the lower edge: turned by a quarter, one half lies below.
        assertThat(colour(portrait, 20, 236)).isEqualTo(left);
        assertThat(colour(portrait, 236, 236)).isEqualTo(right);
    }

    @Test
    void what_is_no_png_or_jpeg_or_claims_to_be_endless_is_not_drawn() throws IOException {
        BufferedImage dot = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        byte[] endless = file(dot, "png");
        ByteBuffer.wrap(endless).putInt(16, 60_000).putInt(20, 60_000);
        byte[] broken = Arrays.copyOf(file(dot, "jpeg"), 200);

        assertThat(Portrait.draw(file(dot, "gif"))).isEmpty();
        assertThat(Portrait.draw("<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(Portrait.draw(new byte[0])).isEmpty();
        assertThat(Portrait.draw(endless)).isEmpty();
        assertThat(Portrait.draw(broken)).isEmpty();
    }

    private static byte[] withOrientation(byte[] jpeg, int value) {
        ByteBuffer exif = ByteBuffer.allocate(36);
        exif.putShort((short) 0xFFE1).putShort((short) 34).put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        exif.putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) value);
        ByteBuffer whole = ByteBuffer.allocate(jpeg.length + exif.capacity());
        return whole.put(jpeg, 0, 2)
                .put(exif.array())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    private static BufferedImage drawn(byte[] file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Portrait.draw(file).orElseThrow()));
    }

    private static byte[] file(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static String colour(BufferedImage image, int x, int y) {
        Color colour = new Color(image.getRGB(x, y));
        return colour.getRed() > colour.getBlue() ? "red" : "blue";
    }
}
