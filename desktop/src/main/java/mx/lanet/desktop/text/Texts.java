package mx.lanet.desktop.text;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts in one language: es-MX first, English second. */
public final class Texts {
    private static final String BUNDLE = "mx.lanet.desktop.messages";
    private static final Locale SPANISH = Locale.of("es", "MX");

    private final Locale locale;
    private final ResourceBundle bundle;

    private Texts(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Spanish for {@code es}, English for anything else. */
    public static Texts in(String language) {
        return new Texts(language.equals("es") ? SPANISH : Locale.ENGLISH);
    }

    /** For programs that take their texts themselves. */
    public ResourceBundle bundle() {
        return bundle;
    }

    public Locale locale() {
        return locale;
    }

    /** The text of the key; arguments stand as {0}, {1}… and are written as they are, but for numbers. */
    public String of(String key, Object... arguments) {
        var pattern = bundle.getString(key);
        return arguments.length == 0 && pattern.indexOf('\'') < 0
                ? pattern
                : new MessageFormat(pattern, locale).format(arguments);
    }

    /** The text of the key when there is one, else the other. */
    public String orElse(String key, String other, Object... arguments) {
        return bundle.containsKey(key) ? of(key, arguments) : other;
    }

    /** When, as one says it: "hace 20 s", "11:38", "ayer 18:04", "12 ago 18:04". */
    public String when(Instant at, Instant now, ZoneId zone) {
        long seconds = ChronoUnit.SECONDS.between(at, now);
        if (seconds >= 0 && seconds < 60) {
            return of("when.seconds", seconds);
        }
        if (seconds >= 0 && seconds < 3_600) {
            return of("when.minutes", seconds / 60);
        }
        var day = at.atZone(zone).toLocalDate();
        var today = LocalDate.ofInstant(now, zone);
        var time = DateTimeFormatter.ofPattern("HH:mm", locale).format(at.atZone(zone));
        if (day.equals(today)) {
            return time;
        }
        if (day.equals(today.minusDays(1))) {
            return of("when.yesterday", time);
        }
        var pattern = day.getYear() == today.getYear() ? "d MMM HH:mm" : "d MMM yyyy";
        return DateTimeFormatter.ofPattern(pattern, locale).format(at.atZone(zone));
    }
}
