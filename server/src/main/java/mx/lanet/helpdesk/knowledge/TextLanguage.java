package mx.lanet.helpdesk.knowledge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages that articles are written in. */
public enum TextLanguage {
    ES,
    EN;

    /** The word in the database, in addresses and in message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public TextLanguage other() {
        return this == ES ? EN : ES;
    }

    public static Optional<TextLanguage> find(String word) {
        return Arrays.stream(values())
                .filter(language -> language.word().equals(word))
                .findFirst();
    }

    /** A reader's: English for who reads English, else Spanish. */
    public static TextLanguage of(Locale locale) {
        return locale.getLanguage().equals("en") ? EN : ES;
    }
}
