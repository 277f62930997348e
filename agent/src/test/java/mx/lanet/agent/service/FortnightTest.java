package mx.lanet.agent.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Fortnights: as many as eight seconds allow, at least eight. {@code -Dlanet.seeds=5000} lives that many, {@code
 * -Dlanet.seed=17} one, and tells of it in target/fortnight.txt.
 */
class FortnightTest {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int LEAST = 8;
    private static final int MOST = 400;

    @TempDir(factory = Fast.class)
    private Path place;

    @Test
    void whatever_a_fortnight_brings_nothing_is_lost_nothing_doubled_and_every_gap_is_counted() {
        var wanted = Integer.getInteger("lanet.seeds", 0);
        long until = System.nanoTime() + PATIENCE.toNanos();

        var failures = LongStream.rangeClosed(1, Math.max(wanted, MOST))
                .parallel()
                .filter(seed -> seed <= Math.max(wanted, LEAST) || wanted == 0 && System.nanoTime() < until)
                .mapToObj(seed -> lived(place, seed))
                .flatMap(List::stream)
                .toList();

        assertThat(failures).isEmpty();
    }

    /** The first, when no other is asked for. */
    @Test
    void one_fortnight_is_told() throws IOException, SQLException {
        try (var fortnight = new Fortnight(place, Long.getLong("lanet.seed", 1))) {
            var wrong = fortnight.live();
            Files.writeString(Path.of("target", "fortnight.txt"), fortnight.summary() + "\n");
            assertThat(wrong).isEmpty();
        }
    }

    @ParameterizedTest(name = "{1} (seed {0})")
    @CsvSource({
        "3, the agent began while the disk was full",
        "5, what was delivered could not be forgotten and was sent again before its time",
        "7, a renewal of the token was asked to wait",
        "10, a reading was set right after it had been sent",
        "20, a cancellation was begun and the disk took nothing more"
    })
    void what_once_went_wrong(long seed, String what) {
        assertThat(lived(place, seed)).as(what).isEmpty();
    }

    private static List<String> lived(Path place, long seed) {
        try (var fortnight = new Fortnight(place, seed)) {
            var wrong = fortnight.live();
            return wrong.stream()
                    .distinct()
                    .map(what -> "seed " + seed + ": " + what)
                    .toList();
        } catch (IOException | SQLException | RuntimeException e) {
            var at = e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
            return List.of("seed " + seed + ": " + e + at);
        }
    }

    /** Each seed writes a few small files and flushes them; in memory that takes no time. */
    static final class Fast implements TempDirFactory {
        private static final Path MEMORY = Path.of("/dev/shm");

        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
            return Files.isWritable(MEMORY)
                    ? Files.createTempDirectory(MEMORY, "lanet-fortnight-")
                    : Files.createTempDirectory("lanet-fortnight-");
        }
    }
}
