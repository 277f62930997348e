package mx.lanet.helpdesk.script;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody says when a script is run. It reaches the script as an argument, at its place, and never as a part of the
 * text.
 *
 * @param initial what stands in the form before anybody writes; empty for nothing, and always for a secret
 * @param choices what can be chosen, for {@link Kind#CHOICE} only
 */
public record Parameter(String name, Kind kind, boolean required, String initial, String help, List<String> choices) {
    /** A script has no more. */
    public static final int MOST = 10;

    public static final int NAME_MAX = 60;
    public static final int HELP_MAX = 300;

    /** The longest value. */
    public static final int VALUE_MAX = 2000;

    public static final int CHOICES_MAX = 30;

    private static final String NUMBER = "-?[0-9]{1,15}([.][0-9]{1,9})?";

    /** What can be written. */
    public enum Kind {
        TEXT,
        NUMBER,
        YES_NO,
        CHOICE,
        SECRET;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** As it stands in the database: a kind that a later version wrote is a text. */
        @JsonCreator
        static Kind ofStored(String stored) {
            return Arrays.stream(values())
                    .filter(kind -> kind.name().equals(stored))
                    .findFirst()
                    .orElse(TEXT);
        }

        public static Optional<Kind> find(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }
    }

    public Parameter {
        choices = List.copyOf(choices);
    }

    /** What is to be mended in the parameter itself, as ends of message keys. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (name.isEmpty() || name.length() > NAME_MAX || help.length() > HELP_MAX) {
            problems.add("parameter_name");
        }
        boolean tooMany = choices.size() > CHOICES_MAX || choices.stream().anyMatch(one -> one.length() > 100);
        if (kind == Kind.CHOICE && (choices.size() < 2 || tooMany)) {
            problems.add("parameter_choices");
        }
        if (!initial.isEmpty() && problem(initial).isPresent()) {
            problems.add("parameter_initial");
        }
        return problems;
    }

    /** Why a value cannot be taken, as the end of a message key; empty when it can. */
    public Optional<String> problem(String value) {
        if (value.isEmpty()) {
            return required && kind != Kind.YES_NO ? Optional.of("required") : Optional.empty();
        }
        if (value.length() > VALUE_MAX) {
            return Optional.of("parameter_long");
        }
        return switch (kind) {
            case TEXT, SECRET -> Optional.empty();
            case NUMBER -> value.matches(NUMBER) ? Optional.empty() : Optional.of("parameter_number");
            case YES_NO ->
                value.equals("true") || value.equals("false") ? Optional.empty() : Optional.of("choose_from_list");
            case CHOICE -> choices.contains(value) ? Optional.empty() : Optional.of("choose_from_list");
        };
    }

    /** What is handed to the script for what was written: a box that is not ticked is no. */
    public String argument(String value) {
        return kind == Kind.YES_NO && value.isEmpty() ? "false" : value;
    }
}
