package mx.lanet.helpdesk.script;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.shared.Problem.FieldError;

/**
 * What somebody wants a script to be. Texts come clean.
 *
 * @param tags in lower case, each once
 * @param timeoutSeconds how long it may run on a machine
 */
public record ScriptDraft(
        String name,
        String description,
        Language language,
        List<String> tags,
        String body,
        List<Parameter> parameters,
        int timeoutSeconds) {
    public static final int NAME_MAX = 100;
    public static final int DESCRIPTION_MAX = 1000;
    public static final int BODY_MAX = 65_536;
    public static final int TAGS_MAX = 10;
    public static final int TAG_MAX = 30;
    public static final int SHORTEST_TIMEOUT = 5;
    public static final int LONGEST_TIMEOUT = 14_400;

    public ScriptDraft {
        tags = List.copyOf(tags);
        parameters = List.copyOf(parameters);
    }

    /** What is to be mended first. */
    public List<FieldError> problems() {
        List<FieldError> errors = new ArrayList<>();
        text(errors, "name", name, NAME_MAX, true);
        text(errors, "description", description, DESCRIPTION_MAX, false);
        text(errors, "body", body, BODY_MAX, true);
        if (tags.size() > TAGS_MAX || tags.stream().anyMatch(tag -> tag.length() > TAG_MAX)) {
            errors.add(new FieldError("tags", "script_tags", TAGS_MAX, TAG_MAX));
        }
        if (timeoutSeconds < SHORTEST_TIMEOUT || timeoutSeconds > LONGEST_TIMEOUT) {
            errors.add(new FieldError("timeout", "script_timeout", SHORTEST_TIMEOUT, LONGEST_TIMEOUT));
        }
        parameters(errors);
        return errors;
    }

    private void parameters(List<FieldError> errors) {
        if (parameters.size() > Parameter.MOST) {
            errors.add(new FieldError("parameters", "parameter_most", Parameter.MOST));
        }
        if (parameters.stream().map(Parameter::name).collect(Collectors.toSet()).size() < parameters.size()) {
            errors.add(new FieldError("parameters", "parameter_twice"));
        }
        for (Parameter parameter : parameters) {
            for (String code : parameter.problems()) {
                errors.add(new FieldError("parameters", code, parameter.name()));
            }
        }
    }

    private static void text(List<FieldError> errors, String field, String text, int most, boolean required) {
        if (required && text.isEmpty()) {
            errors.add(new FieldError(field, "required"));
        }
        if (text.length() > most) {
            errors.add(new FieldError(field, "too_long", most));
        }
    }
}
