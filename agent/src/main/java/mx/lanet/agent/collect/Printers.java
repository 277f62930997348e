package mx.lanet.agent.collect;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import mx.lanet.protocol.Inventory.Printer;
import org.jspecify.annotations.Nullable;

/** Parses what CUPS and WMI say about printers. */
final class Printers {
    /** Asks CUPS whether it runs, for each printer's address, and for the default one; fails when there is none. */
    static final List<String> CUPS = List.of("lpstat", "-r", "-v", "-d");

    private static final String RUNS = "scheduler is running";

    private static final Pattern DEVICE = Pattern.compile("(?m)^device for ([^:]+): (.+)$");
    private static final Pattern DEFAULT = Pattern.compile("(?m)^system default destination: (.+)$");
    private static final Pattern PASSWORD = Pattern.compile("//[^/@]*@");

    private Printers() {}

    /** Of {@code Win32_Printer}. */
    enum Property {
        NAME,
        DRIVERNAME,
        PORTNAME,
        DEFAULT
    }

    static List<Printer> windows(List<Map<Property, String>> rows) {
        return rows.stream()
                .filter(row -> row.containsKey(Property.NAME))
                .map(row -> new Printer(
                        row.getOrDefault(Property.NAME, ""),
                        Known.orNull(row.get(Property.DRIVERNAME)),
                        Known.orNull(row.get(Property.PORTNAME)),
                        "true".equals(row.get(Property.DEFAULT))))
                .toList();
    }

    /** Null when CUPS does not run: then nobody knows. */
    static @Nullable List<Printer> cups(String output) {
        if (!output.contains(RUNS)) {
            return null;
        }
        var matcher = DEFAULT.matcher(output);
        var chosen = matcher.find() ? matcher.group(1).strip() : "";
        return DEVICE.matcher(output)
                .results()
                .map(found -> new Printer(
                        found.group(1),
                        null,
                        // A shared printer's address may hold its password.
                        PASSWORD.matcher(found.group(2).strip()).replaceAll("//"),
                        found.group(1).equals(chosen)))
                .toList();
    }
}
