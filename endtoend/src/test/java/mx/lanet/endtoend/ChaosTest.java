package mx.lanet.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import mx.lanet.endtoend.planted.Bugs;
import mx.lanet.endtoend.planted.Bugs.Bug;
import mx.lanet.simulator.chaos.Chaos;
import mx.lanet.simulator.chaos.ChaosPlan;
import mx.lanet.simulator.chaos.Habits;
import mx.lanet.simulator.chaos.Kills;
import mx.lanet.simulator.chaos.Programs;
import mx.lanet.simulator.chaos.Verdict;
import mx.lanet.simulator.chaos.Verdict.Fault;
import mx.lanet.simulator.chaos.Verdict.Wrong;
import org.jspecify.annotations.Nullable;
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
        Habits renaming = new Habits(true, false);
        Habits eager = new Habits(false, true);
        List<Habits> habits = List.of(renaming, renaming, eager, eager, eager);

        Verdict verdict = run(
                new Kills(0, 0, 0),
                Duration.ofSeconds(25),
                habits,
                programs(null, Bug.DELETES_BEFORE_THE_ACKNOWLEDGEMENT));

        assertThat(verdict.faults())
                .as("nothing waits at the simulated ones, so that what is missing was the real ones'")
                .noneMatch(fault -> is(fault, Wrong.NOT_DRAINED, "simulated-"))
                .as("deletes before the acknowledgement")
                .anyMatch(fault -> is(fault, Wrong.LOST, "agent-") || is(fault, Wrong.LOST, "result"))
                .as("sends repeats that are not known as such")
                .anyMatch(fault -> is(fault, Wrong.DOUBLED, "simulated-"))
                .as("does not remember what it ran")
                .anyMatch(fault -> is(fault, Wrong.RUN_TWICE, "command"));
    }

    /** The server as it is shipped, but that it answers heartbeats before it stores them. */
    @Test
    void a_server_that_acknowledges_before_its_commit_is_found_out() throws Exception {
        Verdict verdict = run(
                new Kills(3, 0, 0),
                Duration.ofSeconds(12),
                Collections.nCopies(30, Habits.GOOD),
                programs(Bug.ACKNOWLEDGES_BEFORE_THE_COMMIT, null));

        assertThat(verdict.faults()).anyMatch(fault -> is(fault, Wrong.LOST, "(acknowledged)"));
    }

    private Verdict run(Kills kills, Duration trouble, List<Habits> habits, Programs programs) throws Exception {
        int agents = programs.agentOptions().isEmpty() ? 0 : 2;
        ChaosPlan plan = new ChaosPlan(SEED, trouble, Duration.ofSeconds(5), kills, true, agents, habits);
        try (Chaos chaos = new Chaos(plan, programs, folder, _ -> {})) {
            return chaos.run();
        }
    }

    private static boolean is(Fault fault, Wrong wrong, String word) {
        return fault.wrong() == wrong && fault.what().contains(word);
    }

    /** As {@code ./lanet} has built them for the other tests, with one bug or none in each. */
    private Programs programs(@Nullable Bug ofServer, @Nullable Bug ofAgent) throws Exception {
        assertThat(Checkout.real().lanet("simulate", "--chaos", "--help").exitCode())
                .isZero();
        Path top = Checkout.real().top();
        return new Programs(
                newest(top.resolve(".lanet/server"), "server.jar"),
                ofServer == null ? List.of() : List.of(Bugs.option(folder, ofServer)),
                top.resolve("agent/target/agent.jar"),
                ofAgent == null ? List.of() : List.of(Bugs.option(folder, ofAgent)));
    }

    private static Path newest(Path folder, String name) throws IOException {
        try (Stream<Path> found = Files.find(folder, 2, (path, _) -> path.endsWith(name))) {
            return found.max(Comparator.comparing(path -> path.toFile().lastModified()))
                    .orElseThrow();
        }
    }
}
