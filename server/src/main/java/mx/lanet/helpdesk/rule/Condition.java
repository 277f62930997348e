package mx.lanet.helpdesk.rule;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * One thing that must be so, or with {@code not} must not be so.
 *
 * @param values any of these; of a text, words that stand in it, whatever their accents and case
 */
public record Condition(Fact fact, boolean not, List<String> values) {
    /** So many values one may name. */
    public static final int MOST = 200;

    public Condition {
        values = List.copyOf(values);
    }

    /** Whether it holds. */
    boolean holds(Facts facts) {
        List<String> said = facts.of(fact);
        boolean is = fact.isText()
                ? values.stream()
                        .map(Condition::bare)
                        .anyMatch(value -> said.stream().map(Condition::bare).anyMatch(text -> text.contains(value)))
                : values.stream().anyMatch(said::contains);
        return is != not;
    }

    private static String bare(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
