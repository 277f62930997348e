package mx.lanet.desktop;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The windows, as the menu and the command line name them. */
public enum Place {
    STATUS,
    REPORT,
    TICKETS,
    CHAT,
    SETTINGS,
    LOG,
    ABOUT;

    /** As it stands on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The window of this name. */
    public static Optional<Place> of(String word) {
        return Arrays.stream(values())
                .filter(place -> place.word().equals(word))
                .findFirst();
    }
}
