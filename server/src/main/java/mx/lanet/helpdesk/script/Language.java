package mx.lanet.helpdesk.script;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What runs a script's text; the words are the contract's {@code script_type}. */
public enum Language {
    POWERSHELL("ps1"),
    BATCH("bat"),
    SHELL("sh");

    private final String extension;

    Language(String extension) {
        this.extension = extension;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of a file with such a text, without the dot. */
    public String extension() {
        return extension;
    }

    /** How a text of this language reads the argument at this place, from 1. */
    public String reads(int place) {
        return switch (this) {
            case POWERSHELL -> "$args[" + (place - 1) + "]";
            case BATCH -> "%~" + place;
            case SHELL -> "\"$" + (place > 9 ? "{" + place + "}" : place) + "\"";
        };
    }

    public static Optional<Language> find(String word) {
        return Arrays.stream(values())
                .filter(language -> language.word().equals(word))
                .findFirst();
    }

    static Language of(String word) {
        return find(word).orElseThrow();
    }
}
