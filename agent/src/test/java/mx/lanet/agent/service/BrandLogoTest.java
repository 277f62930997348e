package mx.lanet.agent.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client's logo comes to the machine whole or not at all, follows the setting, and goes with it. */
class BrandLogoTest {
    private static final Duration MINUTES = Duration.ofMinutes(6);

    @TempDir
    private Path temp;

    private Bench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new Bench(temp, 7);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void it_is_fetched_once_follows_another_and_goes() {
        byte[] first = picture(1, 20_000);
        byte[] second = picture(2, 300 * 1024);

        told(first, sha256(first));
        assertThat(bench.folder.brandLogo()).hasBinaryContent(first);
        assertThat(bench.server.ranges).hasSize(1);
        told(second, sha256(second));
        assertThat(bench.folder.brandLogo()).hasBinaryContent(second);
        told(second, "");

        assertThat(bench.folder.brandLogo()).doesNotExist();
        assertThat(bench.server.ranges).hasSize(2);
    }

    @Test
    void a_bad_line_delays_it_and_leaves_the_one_before() throws IOException {
        byte[] before = picture(1, 20_000);
        byte[] after = picture(2, 20_000);
        told(before, sha256(before));
        bench.server.brokenFiles.add(9_000);
        bench.server.brokenFiles.add(0);

        told(after, sha256(after));
        assertThat(bench.folder.brandLogo()).hasBinaryContent(after);
        assertThat(bench.server.ranges).hasSize(4);
        bench.crash();
        bench.live(MINUTES);

        assertThat(bench.server.ranges).as("what is there is not fetched again").hasSize(4);
    }

    @Test
    void what_is_not_the_picture_that_was_told_never_appears() throws IOException {
        byte[] right = picture(1, 20_000);
        byte[] large = picture(3, 300 * 1024 + 1);

        told(picture(2, 20_000), sha256(right));
        assertThat(bench.folder.brandLogo()).doesNotExist();
        told(large, sha256(large));
        assertThat(bench.folder.brandLogo()).doesNotExist();
        bench.server.logo = null;
        bench.live(MINUTES);
        var queued = bench.openTicket("Sin logotipo llega igual");
        bench.live(MINUTES);

        assertThat(bench.outbox.ticketNumber(queued)).isEqualTo("TKT-000001");
        told(right, sha256(right));
        assertThat(bench.folder.brandLogo()).hasBinaryContent(right);
    }

    private void told(byte[] picture, String sha256) {
        bench.server.logo = picture;
        bench.server.configUpdates.put("brand_logo", sha256);
        bench.live(MINUTES);
    }

    private static byte[] picture(int seed, int size) {
        byte[] content = new byte[size];
        new Random(seed).nextBytes(content);
        return content;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
