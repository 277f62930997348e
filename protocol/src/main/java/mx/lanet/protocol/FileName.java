package mx.lanet.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a file that is brought to machines: one file in one folder on every operating system, and nothing else; at most
 * 200 bytes of UTF-8.
 */
public record FileName(String text) {
    private static final int LONGEST = 200;
    private static final Pattern PROPER = Pattern.compile("[^/\\\\:*?\"<>|\\p{Cntrl}]+");
    private static final Pattern OF_DEVICE = Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    /** Empty for a text that is no such name. */
    public static Optional<FileName> of(String text) {
        boolean well = PROPER.matcher(text).matches()
                && text.getBytes(StandardCharsets.UTF_8).length <= LONGEST
                && !text.startsWith(".")
                && !text.endsWith(".")
                && text.equals(text.strip())
                && !OF_DEVICE.matcher(text.toLowerCase(Locale.ROOT)).matches();
        return well ? Optional.of(new FileName(text)) : Optional.empty();
    }
}
