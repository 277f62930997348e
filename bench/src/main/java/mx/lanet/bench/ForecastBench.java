package mx.lanet.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import mx.lanet.simulator.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** How often forecasts are right, and how often they cry wolf, on histories whose truth is known. Needs no server. */
@Command(name = "forecasts", mixinStandardHelpOptions = true, sortOptions = false)
final class ForecastBench implements Callable<Integer> {
    private static final long SEED = 42;

    private final Texts texts;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Option(names = "--histories", paramLabel = "N", defaultValue = "3000", descriptionKey = "histories")
    private int histories;

    /** What {@code bench/run} says about the server to the others. */
    @Unmatched
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private List<String> ofServer;

    ForecastBench(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Integer call() {
        Table table = new Table(texts.say("forecasts.columns").split(";", -1));
        for (MadeHistory.Law law : MadeHistory.Law.values()) {
            BackTest test = BackTest.of(law, histories, SEED);
            table.row(
                    texts.say("forecasts." + law.name().toLowerCase(Locale.ROOT)),
                    test.due(),
                    test.due() == 0 ? "–" : percent(test.hitShare()),
                    test.calm(),
                    percent(test.alarmShare()),
                    test.told(),
                    test.told() == 0 ? "–" : percent(test.heldShare()),
                    test.told() == 0 ? "–" : percent(test.off()));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(table);
        out.flush();
        return 0;
    }

    private static String percent(double share) {
        return Table.number("%.1f", 100 * share);
    }
}
