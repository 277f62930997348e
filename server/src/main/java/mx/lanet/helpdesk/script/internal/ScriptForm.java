package mx.lanet.helpdesk.script.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mx.lanet.helpdesk.script.Language;
import mx.lanet.helpdesk.script.Parameter;
import mx.lanet.helpdesk.script.ScriptDraft;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.web.Form;

/** The editor's fields and what they say. A parameter whose name is empty is none. */
final class ScriptForm {
    static final String LABELS = "script.field";

    private static final int DEFAULT_TIMEOUT = 300;

    private ScriptForm() {}

    static Form empty() {
        return Form.of(LABELS, Map.of("timeout", String.valueOf(DEFAULT_TIMEOUT), "language", "powershell"));
    }

    static Form of(ScriptDraft draft) {
        Map<String, String> values = new HashMap<>();
        values.put("name", draft.name());
        values.put("description", draft.description());
        values.put("language", draft.language().word());
        values.put("tags", String.join(", ", draft.tags()));
        values.put("body", draft.body());
        values.put("timeout", String.valueOf(draft.timeoutSeconds()));
        int place = 0;
        for (Parameter parameter : draft.parameters()) {
            String prefix = prefix(place++);
            values.put(prefix + "name", parameter.name());
            values.put(prefix + "kind", parameter.kind().word());
            values.put(prefix + "initial", parameter.initial());
            values.put(prefix + "help", parameter.help());
            values.put(prefix + "choices", String.join(", ", parameter.choices()));
            if (parameter.required()) {
                values.put(prefix + "required", "true");
            }
        }
        return Form.of(LABELS, values);
    }

    static ScriptDraft draft(Form form) {
        return new ScriptDraft(
                Words.line(form.value("name")),
                Words.clean(form.value("description")),
                Language.find(form.value("language")).orElse(Language.SHELL),
                tags(form.value("tags")),
                Words.clean(form.value("body")),
                parameters(form),
                seconds(form.value("timeout")));
    }

    /** Words between commas, in lower case, each once. */
    static List<String> tags(String typed) {
        return pieces(typed).stream()
                .map(tag -> tag.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    private static List<Parameter> parameters(Form form) {
        List<Parameter> parameters = new ArrayList<>();
        for (int place = 0; place < Parameter.MOST; place++) {
            String prefix = prefix(place);
            String name = Words.line(form.value(prefix + "name"));
            if (!name.isEmpty()) {
                Parameter.Kind kind =
                        Parameter.Kind.find(form.value(prefix + "kind")).orElse(Parameter.Kind.TEXT);
                parameters.add(new Parameter(
                        name,
                        kind,
                        form.ticked(prefix + "required"),
                        kind == Parameter.Kind.SECRET ? "" : Words.line(form.value(prefix + "initial")),
                        Words.line(form.value(prefix + "help")),
                        kind == Parameter.Kind.CHOICE ? pieces(form.value(prefix + "choices")) : List.of()));
            }
        }
        return parameters;
    }

    /** How many rows of parameters the form shows: those that say something, and an empty one. */
    static int rows(Form form) {
        int last = 0;
        for (int place = 0; place < Parameter.MOST; place++) {
            if (!form.value(prefix(place) + "name").isEmpty()) {
                last = place + 1;
            }
        }
        return Math.min(Parameter.MOST, last + 1);
    }

    static String prefix(int place) {
        return "p" + place + "-";
    }

    private static List<String> pieces(String typed) {
        return Arrays.stream(typed.split("[,;\\n]"))
                .map(Words::line)
                .filter(piece -> !piece.isEmpty())
                .distinct()
                .limit(100)
                .toList();
    }

    private static int seconds(String typed) {
        return typed.matches("[0-9]{1,6}") ? Integer.parseInt(typed) : 0;
    }
}
