package mx.lanet.helpdesk.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Light, dark, or as the person's system says. */
public enum Theme {
    AUTO,
    LIGHT,
    DARK;

    /** The value of {@code data-bs-theme}. */
    public String css() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whatever is not a theme is {@code AUTO}: the value comes from a cookie. */
    public static Theme of(@Nullable String text) {
        for (Theme theme : values()) {
            if (theme.css().equals(text)) {
                return theme;
            }
        }
        return AUTO;
    }
}
