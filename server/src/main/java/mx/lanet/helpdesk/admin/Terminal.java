package mx.lanet.helpdesk.admin;

import java.io.PrintWriter;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;

/** What a command says, in the person's language. */
record Terminal(PrintWriter out, PrintWriter err, Locale locale) {
    private static final Locale SPANISH = Locale.of("es", "MX");

    /** Spanish where the terminal speaks it, else English: the same as the script that starts us. */
    static Locale locale(Map<String, String> environment) {
        for (String name : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value.startsWith("es") ? SPANISH : Locale.ENGLISH;
            }
        }
        return Locale.ENGLISH;
    }

    ResourceBundle bundle() {
        return bundle("admin");
    }

    void say(String key, Object... values) {
        out.println(text(bundle(), key, values));
    }

    void complain(String key, Object... values) {
        err.println(text(bundle(), key, values));
    }

    /** What a service refuses, with every field that it does not like. */
    void complain(Refusal refusal) {
        Problem problem = refusal.problem();
        ResourceBundle shared = bundle("shared");
        err.println(
                text(shared, "problem." + problem.code(), problem.arguments().toArray()));
        problem.errors()
                .forEach(error -> err.println("  " + error.field() + ": "
                        + text(
                                shared,
                                "field." + error.code(),
                                error.arguments().toArray())));
    }

    String word(boolean yes) {
        return text(bundle(), yes ? "admin.yes" : "admin.no");
    }

    /** Columns under their titles; the titles are keys. */
    void table(List<String> titles, List<List<String>> rows) {
        List<String> head = titles.stream().map(key -> text(bundle(), key)).toList();
        List<Integer> widths = IntStream.range(0, head.size())
                .mapToObj(column -> IntStream.concat(
                                IntStream.of(head.get(column).length()),
                                rows.stream().mapToInt(row -> row.get(column).length()))
                        .max()
                        .orElse(0))
                .toList();
        out.println(line(head, widths));
        rows.forEach(row -> out.println(line(row, widths)));
    }

    private static String line(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> cells.get(column)
                        + " ".repeat(widths.get(column) - cells.get(column).length()))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private String text(ResourceBundle texts, String key, Object... values) {
        return texts.containsKey(key) ? new MessageFormat(texts.getString(key), locale).format(values) : key;
    }

    private ResourceBundle bundle(String feature) {
        return ResourceBundle.getBundle(
                "messages." + feature,
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
