package mx.lanet.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import mx.lanet.simulator.chaos.Chaos;
import mx.lanet.simulator.chaos.ChaosPlan;
import mx.lanet.simulator.chaos.Habits;
import mx.lanet.simulator.chaos.Kills;
import mx.lanet.simulator.chaos.Programs;
import mx.lanet.simulator.chaos.Verdict;
import mx.lanet.simulator.chaos.Verdict.Fault;
import mx.lanet.simulator.chaos.Verdict.Wrong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Server, database and agents as they are shipped are killed; and what is planted wrong is noticed. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class ChaosTest {
    private static final long SEED = 2026;

    private Path folder = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory(Path.of("/tmp"), "lanet-chaos-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void removeFolder() throws IOException {
        assertThat(Terminal.processesNaming(folder)).isEmpty();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    @Test
    void whatever_is_killed_and_cut_what_was_promised_is_there_once() throws Exception {
        var run = Checkout.real()
                .with("LANG", "en_US.UTF-8")
                .lanet(
                        "simulate",
                        "--chaos",
                        "--minutes",
                        "0.6",
                        "--kills",
                        "3",
                        "--agents",
                        "2",
                        "--seed",
                        Long.toString(SEED),
                        "--folder",
                        folder.toString());

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("Seed: 2026", "Killed: server 3, database 3, agents 3", "is there, and once.")
                .doesNotContain("forged: 0");
    }

    @Test
    void agents_with_bad_habits_are_found_out() throws Exception {
        Habits forgetful = new Habits(true, false, false);
        Habits renaming = new Habits(false, true, false);
        Habits eager = new Habits(false, false, true);
        List<Habits> habits = List.of(forgetful, forgetful, renaming, renaming, eager, eager, eager);

        Verdict verdict = run(new Kills(0, 0, 0), Duration.ofSeconds(25), habits, List.of());

        assertThat(verdict.faults())
                .as("deletes before the acknowledgement")
                .anyMatch(fault -> is(fault, Wrong.LOST, ""))
                .as("sends repeats that are not known as such")
                .anyMatch(fault -> is(fault, Wrong.DOUBLED, "simulated-"))
                .as("does not remember what it ran")
                .anyMatch(fault -> is(fault, Wrong.RUN_TWICE, "command"));
    }

    /** Its database says that it has written down what it has not. */
    @Test
    void a_server_that_acknowledges_before_its_commit_is_found_out() throws Exception {
        List<String> database = List.of(
                "synchronous_commit = off",
                "wal_writer_delay = 10s",
                "wal_writer_flush_after = 1GB",
                "bgwriter_lru_maxpages = 0");

        Verdict verdict = run(
                new Kills(0, 1, 0), Duration.ofSeconds(10), List.of(Habits.GOOD, Habits.GOOD, Habits.GOOD), database);

        assertThat(verdict.faults()).anyMatch(fault -> is(fault, Wrong.LOST, ""));
    }

    private Verdict run(Kills kills, Duration trouble, List<Habits> habits, List<String> database) throws Exception {
        ChaosPlan plan = new ChaosPlan(SEED, trouble, Duration.ofSeconds(5), kills, true, 0, habits, database);
        try (Chaos chaos = new Chaos(plan, programs(), folder, _ -> {})) {
            return chaos.run();
        }
    }

    private static boolean is(Fault fault, Wrong wrong, String word) {
        return fault.wrong() == wrong && fault.what().contains(word);
    }

    /** As {@code ./lanet} has built them for the other tests. */
    private static Programs programs() throws Exception {
        assertThat(Checkout.real().lanet("simulate", "--chaos", "--help").exitCode())
                .isZero();
        Path top = Checkout.real().top();
        return new Programs(
                newest(top.resolve(".lanet/server"), "server.jar"),
                List.of("--enable-native-access=ALL-UNNAMED"),
                top.resolve("agent/target/agent.jar"),
                List.of());
    }

    private static Path newest(Path folder, String name) throws IOException {
        try (Stream<Path> found = Files.find(folder, 2, (path, _) -> path.endsWith(name))) {
            return found.max(Comparator.comparing(path -> path.toFile().lastModified()))
                    .orElseThrow();
        }
    }
}
