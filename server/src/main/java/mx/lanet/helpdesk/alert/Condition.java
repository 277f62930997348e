package mx.lanet.helpdesk.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trouble that the server sees itself.
 *
 * @param textKey the key of its sentence in the messages: it is shown in each reader's language
 * @param arguments what the sentence names, as text; at most 10, each cut at 300 characters
 */
public record Condition(
        Trouble trouble,
        Severity severity,
        String textKey,
        List<String> arguments,
        @Nullable Double threshold,
        @Nullable Double currentValue) {
    private static final int MOST_ARGUMENTS = 10;
    private static final int ARGUMENT_MAX = 300;

    public Condition {
        if (!textKey.matches("[a-z0-9._-]{1,100}") || arguments.size() > MOST_ARGUMENTS) {
            throw new IllegalArgumentException("a condition's text is out of its limits");
        }
        arguments = arguments.stream()
                .map(text -> text.length() > ARGUMENT_MAX ? text.substring(0, ARGUMENT_MAX) : text)
                .toList();
    }

    public Condition(Trouble trouble, Severity severity, String textKey, List<String> arguments) {
        this(trouble, severity, textKey, arguments, null, null);
    }
}
