package mx.lanet.simulator;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** What the program says: Spanish where the environment asks for it, else English, just as {@code ./lanet} does. */
record Texts(Locale locale, ResourceBundle bundle) {

    /** Reads the language from {@code LC_ALL}, {@code LC_MESSAGES} or {@code LANG}, in this order. */
    static Texts of(Map<String, String> environment) {
        String language = environment.getOrDefault(
                "LC_ALL", environment.getOrDefault("LC_MESSAGES", environment.getOrDefault("LANG", "")));
        return of(language.startsWith("es") ? Locale.of("es", "MX") : Locale.US);
    }

    static Texts of(Locale locale) {
        var noFallback = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Texts(
                locale, ResourceBundle.getBundle("messages.simulator", Locale.of(locale.getLanguage()), noFallback));
    }

    String say(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }
}
