package mx.lanet.agent.collect;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells facts from what firmware and drivers say when they know nothing. */
final class Known {
    private static final Set<String> JUNK = Set.of(
            "unknown",
            "none",
            "n/a",
            "na",
            "not specified",
            "not available",
            "not applicable",
            "to be filled by o.e.m.",
            "to be filled by o.e.m",
            "o.e.m.",
            "oem",
            "default string",
            "default",
            "system serial number",
            "system product name",
            "system manufacturer",
            "chassis serial number",
            "base board serial number",
            "invalid",
            "123456789",
            "1234567890",
            "0123456789");

    private Known() {}

    /** The stripped text, or null when it says nothing. */
    static @Nullable String orNull(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var stripped = text.strip();
        var bare = stripped.replaceAll("[-:.\\s]", "");
        boolean oneCharacter =
                bare.length() > 1 && bare.chars().distinct().count() == 1 && !Character.isLetter(bare.charAt(0));
        boolean junk = bare.isEmpty() || bare.equals("0") || oneCharacter;
        return junk || JUNK.contains(stripped.toLowerCase(Locale.ROOT)) ? null : stripped;
    }

    /** A count or size that was read; null for the zero or minus one of a source that knows nothing. */
    static @Nullable Long positive(long number) {
        return number > 0 ? number : null;
    }
}
