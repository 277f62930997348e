package mx.lanet.bench;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import mx.lanet.simulator.Texts;
import org.HdrHistogram.Histogram;

/** A storm in two tables. */
final class StormReport {
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);

    private final Texts texts;
    private final Storm.Went went;
    private final StormReckoning reckoning;
    private final double calmSeconds;

    /** @param calmSeconds how long it took until no ticket had to be told anything */
    StormReport(Texts texts, Storm.Went went, StormReckoning reckoning, double calmSeconds) {
        this.texts = texts;
        this.went = went;
        this.reckoning = reckoning;
        this.calmSeconds = calmSeconds;
    }

    Table alerts() throws SQLException {
        Histogram heartbeats = new Histogram(LONGEST, 3);
        went.lines().forEach(line -> heartbeats.add(line.latencies()));
        List<FlappingMachine> machines = went.machines();
        return new Table(texts.say("storm.columns").split(";", -1))
                .row(
                        Table.number("%,d", machines.size()),
                        Table.number("%,d", heartbeats.getTotalCount()),
                        Table.number(
                                "%,d",
                                machines.stream()
                                        .mapToLong(FlappingMachine::repeats)
                                        .sum()),
                        Table.number(
                                "%,d",
                                went.lines().stream()
                                        .mapToLong(FlappingLine::refused)
                                        .sum()),
                        millis(heartbeats, 95),
                        Table.number(
                                "%,d",
                                went.truths().stream()
                                        .mapToLong(FlappingMachine.Truth::times)
                                        .sum()),
                        Table.number("%,d", reckoning.alerts()),
                        Table.number("%,d", reckoning.tickets()),
                        Table.number("%.1f", calmSeconds),
                        Table.number("%.2f", went.serverCores()),
                        Table.number("%.2f", went.databaseCores()),
                        Table.number("%.2f", went.otherCores()));
    }

    Table pages() {
        Map<String, Histogram> pages = new TreeMap<>();
        Histogram all = new Histogram(LONGEST, 3);
        for (Visit visit : went.visits()) {
            visit.latencies().forEach((page, latencies) -> {
                pages.computeIfAbsent(page, _ -> new Histogram(LONGEST, 3)).add(latencies);
                all.add(latencies);
            });
        }
        Table table = new Table(texts.say("storm.pages").split(";", -1));
        pages.forEach((page, latencies) -> row(table, page, latencies));
        row(table, texts.say("storm.all"), all);
        return table;
    }

    private static void row(Table table, String page, Histogram latencies) {
        table.row(
                page,
                latencies.getTotalCount(),
                millis(latencies, 50),
                millis(latencies, 95),
                millis(latencies, 99),
                Table.number("%.0f", latencies.getMaxValue() / 1e6));
    }

    private static String millis(Histogram latencies, double percentile) {
        return Table.number("%.1f", latencies.getValueAtPercentile(percentile) / 1e6);
    }
}
