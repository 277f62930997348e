package mx.lanet.bench;

import java.util.List;
import java.util.Locale;
import mx.lanet.simulator.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** How often forecasts are right, and how often they cry wolf, on histories whose truth is known. Needs no server. */
@Command(name = "forecasts", mixinStandardHelpOptions = true, sortOptions = false)
final class ForecastBench extends Bench {
    private static final long SEED = 42;

    @Option(names = "--histories", paramLabel = "N", defaultValue = "3000", descriptionKey = "histories")
    private int histories;

    /** What {@code bench/run} says about the server to the others. */
    @Unmatched
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private List<String> ofServer;

    ForecastBench(Texts texts) {
        super(texts);
    }

    @Override
    public Integer call() {
        Table table = table("forecasts.columns");
        for (MadeHistory.Law law : MadeHistory.Law.values()) {
            BackTest test = BackTest.of(law, histories, SEED);
            table.row(
                    words("forecasts." + law.name().toLowerCase(Locale.ROOT)),
                    test.due(),
                    test.due() == 0 ? "–" : percent(test.hitShare()),
                    test.calm(),
                    percent(test.alarmShare()),
                    test.told(),
                    test.told() == 0 ? "–" : percent(test.heldShare()),
                    test.told() == 0 ? "–" : percent(test.off()));
        }
        print(table);
        return 0;
    }

    private static String percent(double share) {
        return Table.number("%.1f", 100 * share);
    }
}
