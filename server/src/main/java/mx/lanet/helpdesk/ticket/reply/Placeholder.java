package mx.lanet.helpdesk.ticket.reply;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a saved text may leave open until it is used: {@code {{persona.nombre}}}. Each word has its value when it is put in. */
public enum Placeholder {
    PERSON_NAME("persona.nombre"),
    PERSON_FIRST_NAME("persona.primer_nombre"),
    TICKET_NUMBER("ticket.numero"),
    TICKET_SUBJECT("ticket.asunto"),
    TICKET_CATEGORY("ticket.categoria"),
    TECHNICIAN_NAME("tecnico.nombre"),
    CLIENT_NAME("cliente.nombre"),
    ASSET_NAME("equipo.nombre");

    private static final Pattern OPEN = Pattern.compile("\\{\\{([^{}\\n]{0,60})}}");

    private final String word;

    Placeholder(String word) {
        this.word = word;
    }

    /** What stands between the braces. */
    public String word() {
        return word;
    }

    /** As it is written in a text. */
    public String written() {
        return "{{" + word + "}}";
    }

    /** What stands between braces in this text and means nothing, in order, each once. */
    public static List<String> unknown(String text) {
        return OPEN.matcher(text)
                .results()
                .map(match -> match.group(1).strip())
                .filter(word -> find(word).isEmpty())
                .distinct()
                .toList();
    }

    /**
     * The text with its values. Where there is none, as for the machine of a ticket without one, nothing is left, not even
     * the second of two blanks.
     */
    public static String fill(String text, Map<Placeholder, String> values) {
        Matcher open = OPEN.matcher(text);
        StringBuilder filled = new StringBuilder(text.length());
        while (open.find()) {
            String value = find(open.group(1).strip())
                    .map(placeholder -> values.getOrDefault(placeholder, ""))
                    .orElse(open.group());
            open.appendReplacement(filled, "");
            boolean doubled = value.isEmpty()
                    && (filled.isEmpty() || Character.isWhitespace(filled.charAt(filled.length() - 1)))
                    && open.end() < text.length()
                    && text.charAt(open.end()) == ' ';
            filled.append(value);
            if (doubled && !filled.isEmpty()) {
                filled.setLength(filled.length() - 1);
            }
        }
        open.appendTail(filled);
        return filled.toString();
    }

    private static Optional<Placeholder> find(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(placeholder -> placeholder.word.equals(small))
                .findFirst();
    }
}
