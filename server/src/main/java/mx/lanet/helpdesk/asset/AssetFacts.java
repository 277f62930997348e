package mx.lanet.helpdesk.asset;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the facts of machines; all of it stands in the address of a list.
 *
 * @param ramBelow memory as it was sold, in GB, is less than this; null for any
 * @param freeBelow percent that are free on the fullest disk are less than this; null for any
 * @param gbBelow GB that are free on one of its volumes are less than this; null for any
 * @param program name of an installed program; empty for any
 * @param olderThan versions of that program before this one; empty for any
 * @param tag that the machine has; empty for any
 * @param fields what it says in the house's fields, by their keys, as addresses have it; at most {@value #MOST_FIELDS}
 */
public record AssetFacts(
        @Nullable Integer ramBelow,
        @Nullable Integer freeBelow,
        @Nullable Integer gbBelow,
        String program,
        String olderThan,
        String tag,
        Map<String, String> fields) {
    /** More are not looked at. */
    public static final int MOST_FIELDS = 6;
    /** Before the key of a field, in addresses. */
    public static final String FIELD = "f.";
    /** Nothing is asked. */
    public static final AssetFacts ANY = new AssetFacts(null, null, null, "", "", "", Map.of());

    private static final Pattern FIELD_NAME = Pattern.compile("f\\.[a-z][a-z0-9_]{0,39}");

    public AssetFacts {
        fields = Map.copyOf(fields);
    }

    /** Their names in addresses. */
    public static final List<String> NAMES = List.of("ram", "free", "gb", "program", "older", "tag");

    /** Of an address; what is no sensible value counts as not given. */
    public static AssetFacts of(Map<String, String> address) {
        String program = address.getOrDefault("program", "").strip();
        return new AssetFacts(
                number(address.getOrDefault("ram", ""), 4096),
                number(address.getOrDefault("free", ""), 100),
                number(address.getOrDefault("gb", ""), 99_999),
                program,
                program.isEmpty() ? "" : address.getOrDefault("older", "").strip(),
                address.getOrDefault("tag", "").strip(),
                fields(address));
    }

    /** Whether an address names a field so. */
    public static boolean isField(String name) {
        return FIELD_NAME.matcher(name).matches();
    }

    private static Map<String, String> fields(Map<String, String> address) {
        return address.entrySet().stream()
                .filter(entry -> isField(entry.getKey()) && !entry.getValue().isBlank())
                .sorted(Map.Entry.comparingByKey())
                .limit(MOST_FIELDS)
                .collect(Collectors.toMap(
                        entry -> entry.getKey().substring(FIELD.length()),
                        entry -> entry.getValue().replace("\0", "").strip()));
    }

    /** What is asked of a program alone. */
    public AssetFacts ofProgram() {
        return new AssetFacts(null, null, null, program, olderThan, "", Map.of());
    }

    public boolean isAny() {
        return equals(ANY);
    }

    private static @Nullable Integer number(String text, int most) {
        if (!text.matches("[1-9][0-9]{0,4}")) {
            return null;
        }
        int number = Integer.parseInt(text);
        return number > most ? null : number;
    }
}
