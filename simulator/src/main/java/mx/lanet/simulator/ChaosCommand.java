package mx.lanet.simulator;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import mx.lanet.simulator.chaos.Chaos;
import mx.lanet.simulator.chaos.ChaosPlan;
import mx.lanet.simulator.chaos.Habits;
import mx.lanet.simulator.chaos.Kills;
import mx.lanet.simulator.chaos.Programs;
import mx.lanet.simulator.chaos.Verdict;
import mx.lanet.simulator.fleet.Refused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./lanet simulate --chaos}: everything is killed and broken for a while, and what was promised is counted. */
@Command(name = "lanet simulate --chaos", mixinStandardHelpOptions = true, version = "0.1.0", sortOptions = false)
final class ChaosCommand implements Callable<Integer> {
    private static final double KILLS_PER_MINUTE = 4;
    private static final int WORST = 20;

    private final Texts texts;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Option(names = "--chaos", descriptionKey = "chaos")
    private boolean chosen;

    @Option(names = "--minutes", paramLabel = "N", defaultValue = "3", descriptionKey = "chaos.minutes")
    private double minutes;

    @Option(names = "--seed", paramLabel = "N", descriptionKey = "chaos.seed")
    private @Nullable Long seed;

    @Option(names = "--kills", paramLabel = "N", descriptionKey = "chaos.kills")
    private @Nullable Integer kills;

    @Option(names = "--agents", paramLabel = "N", defaultValue = "3", descriptionKey = "chaos.agents")
    private int agents;

    @Option(names = "--simulated", paramLabel = "N", defaultValue = "6", descriptionKey = "chaos.simulated")
    private int simulated;

    @Option(names = "--drain", paramLabel = "S", defaultValue = "180", descriptionKey = "chaos.drain")
    private int drain;

    @Option(names = "--folder", paramLabel = "FOLDER", descriptionKey = "chaos.folder")
    private @Nullable Path folder;

    // ./lanet fills these.
    @Option(names = "--server-jar", hidden = true, required = true)
    private Path serverJar = Path.of("server.jar");

    @Option(names = "--jvm", hidden = true)
    private List<String> serverOptions = new ArrayList<>();

    @Option(names = "--agent-jar", hidden = true, required = true)
    private Path agentJar = Path.of("agent.jar");

    @Option(names = "--agent-jvm", hidden = true)
    private List<String> agentOptions = new ArrayList<>();

    ChaosCommand(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Integer call() throws Wrong, InterruptedException {
        ChaosPlan plan = plan();
        say("chaos.seed.is", Long.toString(plan.seed()));
        try {
            Path place = place();
            Verdict verdict = run(plan, place);
            tell(verdict);
            if (folder == null && verdict.isGood()) {
                remove(place);
            } else {
                say("chaos.kept", place);
            }
            return verdict.isGood() ? 0 : 1;
        } catch (IOException | SQLException | Refused e) {
            throw Wrong.failure("error.chaos", String.valueOf(e.getMessage()));
        }
    }

    private ChaosPlan plan() throws Wrong {
        within("--minutes", minutes, 0.1, 720);
        within("--agents", agents, 0, 20);
        within("--simulated", simulated, 1, 200);
        within("--drain", drain, 1, 3_600);
        int times = kills == null ? (int) Math.ceil(minutes * KILLS_PER_MINUTE) : kills;
        within("--kills", times, 0, 10_000);
        return new ChaosPlan(
                seed == null ? new SplittableRandom().nextLong(1_000_000) : seed,
                Duration.ofMillis((long) (minutes * 60_000)),
                Duration.ofSeconds(drain),
                Kills.ofEach(times),
                false,
                agents,
                Collections.nCopies(simulated, Habits.GOOD));
    }

    private void within(String option, double value, double least, double most) throws Wrong {
        if (!(value >= least && value <= most)) {
            throw Wrong.usage("error.range", option, least, most);
        }
    }

    private Path place() throws IOException {
        Path made = folder == null ? Files.createTempDirectory("lanet-chaos-") : Files.createDirectories(folder);
        if (folder == null) {
            // The database has a user of its own, who must come through.
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx--x--x"));
        }
        return made.toAbsolutePath();
    }

    private Verdict run(ChaosPlan plan, Path place) throws IOException, InterruptedException, SQLException, Refused {
        Programs programs = new Programs(serverJar, serverOptions, agentJar, agentOptions);
        try (Chaos chaos = new Chaos(plan, programs, place, this::tell)) {
            Thread onCtrlC = new Thread(() -> endAll(chaos));
            Runtime.getRuntime().addShutdownHook(onCtrlC);
            Verdict verdict = chaos.run();
            Runtime.getRuntime().removeShutdownHook(onCtrlC);
            return verdict;
        }
    }

    private static void endAll(Chaos chaos) {
        try {
            chaos.close();
        } catch (IOException e) {
            // Nobody is left who could hear of it.
            return;
        }
    }

    private void tell(Chaos.Stage stage) {
        say("chaos.stage." + stage.name().toLowerCase(Locale.ROOT), minutes);
    }

    private void tell(Verdict verdict) {
        out().println();
        out().println(ChaosTable.of(verdict, texts));
        out().println(texts.say(
                "chaos.kills.were",
                verdict.kills().server(),
                verdict.kills().database(),
                verdict.kills().agent()));
        say("chaos.network.was", verdict.network().toString());
        say("chaos.commands.were", verdict.commands(), verdict.runs(), verdict.forged());
        if (verdict.isGood()) {
            say("chaos.good");
            return;
        }
        say("chaos.bad", verdict.faults().size());
        verdict.faults().stream().limit(WORST).forEach(fault -> out().println("  "
                + texts.say("chaos.wrong." + fault.wrong().name().toLowerCase(Locale.ROOT)) + ": "
                + fault.what()));
        if (verdict.faults().size() > WORST) {
            say("chaos.more", verdict.faults().size() - WORST);
        }
    }

    private static void remove(Path made) throws IOException {
        Files.walkFileTree(made, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failed) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void say(String key, Object... values) {
        out().println(texts.say(key, values));
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
