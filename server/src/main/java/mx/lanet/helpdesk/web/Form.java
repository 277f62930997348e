package mx.lanet.helpdesk.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * A form as it stands on the page: what was typed, and what is still to be mended. Typed text is never lost.
 *
 * <p>The label of a field is the message {@code <labels>.<field>}, for example {@code user.field.email}.
 *
 * @param labels prefix of the labels' message keys, without the last dot
 * @param values what stands in each field
 * @param problems what to write instead, by field, in the order they were found
 * @param names of fields that no message names, since people made them
 */
public record Form(
        String labels, Map<String, String> values, Map<String, Problem> problems, Map<String, String> names) {

    public Form {
        values = Map.copyOf(values);
        problems = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(problems));
        names = Map.copyOf(names);
    }

    /** A message that says what to write, not what was wrong. */
    public record Problem(String key, List<Object> arguments) {
        public Problem {
            arguments = List.copyOf(arguments);
        }
    }

    public static Form empty(String labels) {
        return new Form(labels, Map.of(), Map.of(), Map.of());
    }

    public static Form of(String labels, Map<String, String> values) {
        return new Form(labels, values, Map.of(), Map.of());
    }

    /** The first problem of a field stays. */
    public Form problem(String field, String key, Object... arguments) {
        Map<String, Problem> all = new LinkedHashMap<>(problems);
        all.putIfAbsent(field, new Problem(key, Arrays.asList(arguments)));
        return new Form(labels, values, all, names);
    }

    /** As a service refused it: the sentences are {@code field.<code>} in the messages. */
    public Form problems(List<FieldError> errors) {
        Form form = this;
        for (FieldError error : errors) {
            form = form.problem(
                    error.field(), "field." + error.code(), error.arguments().toArray());
        }
        return form;
    }

    public Form value(String field, String value) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.put(field, value);
        return new Form(labels, all, problems, names);
    }

    /** Stripped text of the field, or empty. */
    public String value(String field) {
        return values.getOrDefault(field, "").strip();
    }

    /** A box that is ticked sends something, one that is not sends nothing. */
    public boolean ticked(String field) {
        return values.containsKey(field) && !"false".equals(values.get(field));
    }

    public boolean ok() {
        return problems.isEmpty();
    }

    public @Nullable Problem problemOf(String field) {
        return problems.get(field);
    }

    public Set<String> wrongFields() {
        return problems.keySet();
    }

    /** Something was typed or set, even if it is empty. */
    public boolean has(String field) {
        return values.containsKey(field);
    }

    /** For {@code aria-describedby}: the ids of the problem and of the hint, those that are there. */
    public @Nullable String describedBy(String field, boolean hint) {
        String problem = problems.containsKey(field) ? "e-" + field : "";
        String both = (problem + (hint ? " h-" + field : "")).strip();
        return both.isEmpty() ? null : both;
    }

    /** With names of fields that no message names. */
    public Form named(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(names);
        all.putAll(more);
        return new Form(labels, values, problems, all);
    }

    public String labelKey(String field) {
        return labels + "." + field;
    }
}
