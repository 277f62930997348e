package mx.lanet.helpdesk.asset;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Kinds of operating systems that the list filters by; what is neither Windows nor macOS counts as Linux. */
public enum OsFamily {
    WINDOWS,
    MACOS,
    LINUX;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<OsFamily> of(String word) {
        return Arrays.stream(values())
                .filter(family -> family.word().equals(word))
                .findFirst();
    }

    /** The family of a name as the agent reports it. */
    public static OsFamily ofName(String os) {
        if (os.startsWith("Windows") || os.startsWith("Microsoft")) {
            return WINDOWS;
        }
        return os.startsWith("mac") || os.startsWith("Mac") || os.startsWith("OS X") ? MACOS : LINUX;
    }
}
