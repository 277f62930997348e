package mx.lanet.helpdesk.ticket.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import mx.lanet.helpdesk.shared.DataFolder;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.testing.ObjectStore;
import mx.lanet.trap.EgressTrap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files in a bucket of a real server that speaks S3, over HTTP; nothing else is connected to. */
@ExtendWith(EgressTrap.class)
class S3StoreTest {
    private static final long MOST = 10_000_000;

    private static ObjectStore server;

    @TempDir
    private Path folder;

    @BeforeAll
    static void aServer() throws Exception {
        server = ObjectStore.start();
    }

    @AfterAll
    static void noServer() {
        server.close();
    }

    @Test
    void what_goes_in_comes_out_bit_for_bit_with_its_pictures_and_goes_away_with_them() throws IOException {
        Intake intake = intake(settings(server.endpoint(), ObjectStore.SECRET));
        byte[] picture = picture();
        byte[] large = text(3_000_000);

        Stored image = stored(intake, picture);
        Stored log = stored(intake, large);

        assertThat(read(intake.open(image.name()))).isEqualTo(picture);
        assertThat(read(intake.open(log.name()))).isEqualTo(large);
        assertThat(ImageIO.read(intake.openSmall(image.name())).getWidth()).isEqualTo(40);
        assertThat(ImageIO.read(intake.openLarge(image.name())).getWidth()).isEqualTo(40);
        intake.settle(log.name());
        intake.discard(image.name());
        assertThat(intake.has(log.name())).isTrue();
        assertThat(intake.has(image.name())).isFalse();
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> intake.openSmall(image.name()));
        assertThat(left()).isEmpty();
    }

    @Test
    void a_store_that_is_away_or_refuses_keeps_nothing_but_a_note_of_what_may_be_there() throws IOException {
        for (S3Settings settings : List.of(
                settings("http://127.0.0.1:" + ObjectStore.freePort(), ObjectStore.SECRET),
                settings(server.endpoint(), "otra-clave"))) {
            Intake intake = intake(settings);

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> intake.receive(new ByteArrayInputStream(picture()), MOST));

            assertThat(left()).singleElement().asString().endsWith(".note");
            Files.delete(left().getFirst());
        }
    }

    private static Stored stored(Intake intake, byte[] content) throws IOException {
        return ((Received.Whole) intake.receive(new ByteArrayInputStream(content), MOST)).stored();
    }

    /** What lies in the folder of what comes in. */
    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("attachments/incoming"))) {
            return files.toList();
        }
    }

    private Intake intake(S3Settings settings) {
        return new Intake(new DataFolder(folder), new S3Store(settings));
    }

    private static S3Settings settings(String endpoint, String secret) {
        return new S3Settings(
                endpoint, "us-east-1", ObjectStore.BUCKET, "helpdesk/", ObjectStore.KEY, new Secret(secret), true);
    }

    private static byte[] read(InputStream content) throws IOException {
        try (content) {
            return content.readAllBytes();
        }
    }

    private static byte[] text(int length) {
        byte[] text = new byte[length];
        Random random = new Random(7);
        for (int i = 0; i < length; i++) {
            text[i] = (byte) (' ' + random.nextInt(90));
        }
        return text;
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }
}
