package mx.lanet.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import mx.lanet.simulator.load.Measurement;

/** A measurement as a table of two columns. */
final class ReportTable {
    private ReportTable() {}

    static String of(Measurement measured, Texts texts) {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put(texts.say("report.agents"), number(texts, "%,d", measured.agents()));
        rows.put(texts.say("report.connections"), number(texts, "%,d", measured.connections()));
        rows.put(texts.say("report.seconds"), number(texts, "%,.0f", measured.seconds()));
        rows.put(texts.say("report.answered"), number(texts, "%,d", measured.answered()));
        rows.put(texts.say("report.per_second"), number(texts, "%,.1f", measured.perSecond()));
        rows.put(texts.say("report.p50"), number(texts, "%,.2f ms", measured.p50Millis()));
        rows.put(texts.say("report.p95"), number(texts, "%,.2f ms", measured.p95Millis()));
        rows.put(texts.say("report.p99"), number(texts, "%,.2f ms", measured.p99Millis()));
        rows.put(texts.say("report.max"), number(texts, "%,.2f ms", measured.maxMillis()));
        rows.put(texts.say("report.errors"), number(texts, "%,d", measured.errorCount()));
        measured.errors().forEach((kind, count) -> rows.put("  " + name(kind, texts), number(texts, "%,d", count)));
        rows.put(texts.say("report.generator"), number(texts, "%.2f", measured.generatorCores()));
        return text(rows);
    }

    private static String name(String kind, Texts texts) {
        String key = "report.error." + kind;
        return texts.bundle().containsKey(key) ? texts.say(key) : kind;
    }

    private static String number(Texts texts, String format, Object value) {
        return String.format(texts.locale(), format, value);
    }

    private static String text(Map<String, String> rows) {
        int names = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        int values = rows.values().stream().mapToInt(String::length).max().orElse(0);
        StringBuilder table = new StringBuilder();
        rows.forEach((name, value) -> table.append(name)
                .repeat(' ', names - name.length() + 3 + values - value.length())
                .append(value)
                .append('\n'));
        return table.toString();
    }
}
