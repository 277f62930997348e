package mx.lanet.helpdesk.asset;

import java.util.List;
import java.util.Map;
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
 */
public record AssetFacts(
        @Nullable Integer ramBelow,
        @Nullable Integer freeBelow,
        @Nullable Integer gbBelow,
        String program,
        String olderThan,
        String tag) {
    /** Nothing is asked. */
    public static final AssetFacts ANY = new AssetFacts(null, null, null, "", "", "");
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
                address.getOrDefault("tag", "").strip());
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
