package mx.lanet.simulator;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import mx.lanet.protocol.EnrolmentToken;
import mx.lanet.simulator.fleet.Enrolled;
import mx.lanet.simulator.fleet.Fleet;
import mx.lanet.simulator.fleet.Refused;
import mx.lanet.simulator.fleet.Shape;
import mx.lanet.simulator.fleet.StateFile;
import mx.lanet.simulator.load.LoadLoop;
import mx.lanet.simulator.load.LoadPlan;
import mx.lanet.simulator.load.Measurement;
import mx.lanet.simulator.load.Pace;
import mx.lanet.simulator.wire.ServerAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./lanet simulate}: machines join, report for a while, and what it cost is told. Its texts are in the bundle. */
@Command(name = "lanet simulate", mixinStandardHelpOptions = true, version = "0.1.0", sortOptions = false)
final class SimulateCommand implements Callable<Integer> {
    private static final int MOST_AGENTS = 200_000;
    private static final int LONGEST_SECONDS = 12 * 60 * 60;
    private static final Duration SPARE_TIME = Duration.ofMinutes(10);

    private final Texts texts;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Option(names = "--server", paramLabel = "URL", defaultValue = "http://localhost:5001")
    private String server = "";

    @Option(names = "--token", paramLabel = "LANET-XXXX-XXXX-XXXXXX")
    private List<String> tokens = List.of();

    @Option(names = "--agents", paramLabel = "N", defaultValue = "100")
    private int agents;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "30")
    private int seconds;

    @Option(names = "--warm-up", paramLabel = "S", defaultValue = "0")
    private int warmUp;

    @Option(names = "--connections", paramLabel = "N", defaultValue = "128")
    private int connections;

    @Option(names = "--rate", paramLabel = "N")
    private @Nullable Double rate;

    @Option(names = "--interval", paramLabel = "S")
    private @Nullable Double interval;

    @Option(names = "--alerts", paramLabel = "0–1", defaultValue = "0.01")
    private double alertShare;

    @Option(names = "--logs", paramLabel = "0–1", defaultValue = "0.02")
    private double logShare;

    @Option(names = "--demo-fleet")
    private boolean demoFleet;

    @Option(names = "--tickets", paramLabel = "0–1", defaultValue = "0.05")
    private double ticketShare;

    @Option(names = "--shape", paramLabel = "flat|nested", defaultValue = "flat")
    private String shape = "";

    @Option(names = "--state", paramLabel = "FILE")
    private @Nullable Path state;

    @Option(names = "--json", paramLabel = "FILE")
    private @Nullable Path json;

    @Option(names = "--i-own-this-server")
    private boolean ownsIt;

    // Only told of here: with it, the other command of this name runs.
    @Option(names = "--chaos")
    private boolean chaos;

    SimulateCommand(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Integer call() throws Wrong, InterruptedException {
        ServerAddress address = address();
        LoadPlan plan = plan();
        Fleet fleet = new Fleet(address, new StateFile(stateFile(address)), checkedTokens(), shape());
        try {
            List<Enrolled> machines = machines(fleet);
            if (seconds == 0) {
                return 0;
            }
            say("simulate.running", machines.size(), address.authority(), seconds + warmUp);
            Measurement measurement = LoadLoop.run(address, machines, plan);
            out().print(ReportTable.of(measurement, texts));
            out().flush();
            write(measurement);
            return measurement.answered() == 0 ? 1 : 0;
        } catch (Refused e) {
            throw Wrong.failure("error.refused", String.valueOf(e.getMessage()));
        } catch (IOException | UncheckedIOException e) {
            throw Wrong.failure("error.io", address.authority(), String.valueOf(e.getMessage()));
        }
    }

    private ServerAddress address() throws Wrong {
        try {
            return ServerAddress.parse(server, ownsIt);
        } catch (ServerAddress.Refused e) {
            throw Wrong.usage("error.server." + e.refusal().name().toLowerCase(Locale.ROOT), server);
        }
    }

    private LoadPlan plan() throws Wrong {
        within("--agents", agents, 1, MOST_AGENTS);
        within("--seconds", seconds, 0, LONGEST_SECONDS);
        within("--warm-up", warmUp, 0, 600);
        within("--connections", connections, 1, LoadPlan.MOST_CONNECTIONS);
        within("--alerts", alertShare, 0, 1);
        within("--logs", logShare, 0, 1 - alertShare);
        within("--tickets", ticketShare, 0, 1);
        return new LoadPlan(
                LoadPlan.Work.HEARTBEATS,
                connections,
                Duration.ofSeconds(warmUp),
                Duration.ofSeconds(seconds),
                pace(),
                alertShare,
                logShare);
    }

    private Pace pace() throws Wrong {
        Double perSecond = rate;
        Double every = interval == null && demoFleet && perSecond == null ? Double.valueOf(60) : interval;
        if (perSecond != null && every != null) {
            throw Wrong.usage("error.rate_and_interval");
        }
        if (perSecond != null) {
            within("--rate", perSecond, 0.01, 1_000_000);
            return new Pace.Steady(perSecond);
        }
        if (every != null) {
            within("--interval", every, 1, 3_600);
            return new Pace.Steady(agents / every);
        }
        return new Pace.Flood();
    }

    private void within(String option, double value, double least, double most) throws Wrong {
        if (!(value >= least && value <= most)) {
            throw Wrong.usage("error.range", option, least, most);
        }
    }

    private List<String> checkedTokens() throws Wrong {
        for (String token : tokens) {
            if (EnrolmentToken.parse(token).isEmpty()) {
                throw Wrong.usage("error.token");
            }
        }
        return tokens;
    }

    private Shape shape() throws Wrong {
        return switch (shape) {
            case "flat" -> Shape.FLAT;
            case "nested" -> Shape.NESTED;
            default -> throw Wrong.usage("error.invalid", "--shape " + shape);
        };
    }

    // A file for each server: a machine's credentials are worth nothing at another.
    private Path stateFile(ServerAddress address) {
        Path chosen = state;
        return chosen != null
                ? chosen
                : Path.of(
                        ".lanet",
                        "simulator",
                        address.host().replaceAll("[^A-Za-z0-9.-]", "_") + "-" + address.port() + ".jsonl");
    }

    private List<Enrolled> machines(Fleet fleet) throws Wrong, Refused, IOException, InterruptedException {
        int missing = fleet.missing(agents);
        if (missing > 0 && tokens.isEmpty()) {
            throw Wrong.usage("error.token_needed", missing);
        }
        if (missing > 0) {
            say("simulate.joining", missing, fleet.server().authority());
        }
        Instant until = Instant.now().plusSeconds(warmUp + seconds).plus(SPARE_TIME);
        List<Enrolled> machines = fleet.ready(agents, until, count -> {
            if (count % 1_000 == 0) {
                say("simulate.joined", count);
            }
        });
        if (demoFleet) {
            say("simulate.furnishing", machines.size());
            return fleet.furnished(machines, ticketShare);
        }
        return machines;
    }

    private void write(Measurement measurement) throws IOException {
        Path file = json;
        if (file != null) {
            JsonMapper mapper = JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
            Files.writeString(file, mapper.writeValueAsString(measurement) + "\n");
        }
    }

    private void say(String key, Object... values) {
        out().println(texts.say(key, values));
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
