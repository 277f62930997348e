package mx.lanet.helpdesk.setting;

import java.util.Locale;

/** Who says a value, from wide to narrow; the narrowest that says one holds. Nobody: what an agent does by itself. */
public enum Layer {
    NOBODY,
    HOUSE,
    CLIENT,
    SITE,
    ASSET;

    /** As in the database and in the agents' answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Layer of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
