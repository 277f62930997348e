package mx.lanet.helpdesk.ticket.tag;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.ticket.Words;

/** A word or a few that the team puts on a ticket. Case and accents do not make two of one. */
public record Tag(String name) {
    /** The longest name. */
    public static final int NAME_MAX = 40;

    /** One ticket has no more. */
    public static final int MOST = 20;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern HASHES = Pattern.compile("^#+");

    public Tag {
        if (name.isEmpty() || name.length() > NAME_MAX) {
            throw new IllegalArgumentException("not a tag's name");
        }
    }

    /** What makes it the same tag: the name without case and accents. */
    public String key() {
        return key(name);
    }

    /** The key of whatever is written so; empty for nothing. */
    public static String key(String written) {
        if (written.isEmpty()) {
            return written;
        }
        String lower = tidy(written).toLowerCase(Locale.ROOT);
        String plain =
                MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
        return plain.isBlank() ? lower : plain.strip();
    }

    /** What was typed between commas, as names: each once, and perhaps longer than a tag may be. */
    public static List<String> names(String typed) {
        Map<String, String> byKey = new LinkedHashMap<>();
        for (String part : typed.split("[,;\\n]")) {
            String name = tidy(part);
            if (!name.isEmpty()) {
                byKey.putIfAbsent(key(name), name);
            }
        }
        return List.copyOf(byKey.values());
    }

    /** Of what may be longer than a name. */
    public static Tag shortened(String name) {
        return new Tag(name.length() > NAME_MAX ? Words.clean(name.substring(0, NAME_MAX)) : name);
    }

    /** As people write them in a line; {@link #names} reads it again. */
    public static String line(List<Tag> tags) {
        return tags.stream().map(Tag::name).collect(Collectors.joining(", "));
    }

    /** On one line, without the sign that people put before it, and without what separates tags. */
    private static String tidy(String written) {
        String line = Words.line(written.replace(',', ' ').replace(';', ' '));
        return line.startsWith("#") ? Words.line(HASHES.matcher(line).replaceFirst("")) : line;
    }
}
