package mx.lanet.simulator;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** What the program says: Spanish where the environment asks for it, else English, just as {@code ./lanet} does. */
public record Texts(Locale locale, ResourceBundle bundle) {

    /** Reads the language from {@code LC_ALL}, {@code LC_MESSAGES} or {@code LANG}, in this order. */
    public static Texts of(String name, Map<String, String> environment) {
        String language = environment.getOrDefault(
                "LC_ALL", environment.getOrDefault("LC_MESSAGES", environment.getOrDefault("LANG", "")));
        return of(name, language.startsWith("es") ? Locale.of("es", "MX") : Locale.US);
    }

    /** The texts {@code messages/NAME_LANGUAGE.properties}. */
    public static Texts of(String name, Locale locale) {
        var noFallback = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Texts(
                locale, ResourceBundle.getBundle("messages." + name, Locale.of(locale.getLanguage()), noFallback));
    }

    /** The text of this key, filled with the values. */
    public String say(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }
}
