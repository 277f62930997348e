package mx.lanet.agent.setting;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** Every text that a person sees, in Spanish or English. */
public final class Messages {
    private static final String BUNDLE = "mx.lanet.agent.messages";
    private final ResourceBundle bundle;
    private final Locale locale;

    private Messages(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public static Messages in(Locale locale) {
        return new Messages(locale);
    }

    /** es-MX when the system speaks Spanish or LANET_AGENT_LOGGING_LANGUAGE says es, else English. */
    public static Locale locale(Map<String, String> environment, Locale system) {
        var wanted = environment.getOrDefault(Setting.LANGUAGE.variable(), "auto");
        return locale(wanted, environment, system);
    }

    /** The same by the setting's value: auto, es or en. */
    public static Locale locale(String setting, Map<String, String> environment, Locale system) {
        boolean spanish = setting.equals("es") || (setting.equals("auto") && isSpanish(environment, system));
        return spanish ? Locale.of("es", "MX") : Locale.ENGLISH;
    }

    // Java takes LANG only where that locale is installed, which it is on few servers.
    private static boolean isSpanish(Map<String, String> environment, Locale system) {
        for (var name : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
            var value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value.startsWith("es");
            }
        }
        return system.getLanguage().equals("es");
    }

    /** The text of the key; arguments stand as {0}, {1}… and are written as they are. */
    public String text(String key, Object... arguments) {
        var texts = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            texts[i] = String.valueOf(arguments[i]);
        }
        return new MessageFormat(bundle.getString(key), locale).format(texts);
    }

    public ResourceBundle bundle() {
        return bundle;
    }

    public Locale locale() {
        return locale;
    }
}
