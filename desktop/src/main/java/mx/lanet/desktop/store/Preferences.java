package mx.lanet.desktop.store;

import java.io.IOException;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import mx.lanet.agent.store.Json;
import mx.lanet.agent.store.PrivateFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the person chose.
 *
 * @param language es, en or auto: the system's
 * @param theme light, dark or auto: the system's
 * @param startWithSession whether the icon comes with the session
 * @param silenced kinds of notices that are not shown
 * @param quietFrom begin of the quiet hours, and their end; both the same: there are none
 */
public record Preferences(
        String language,
        String theme,
        boolean startWithSession,
        Set<String> silenced,
        LocalTime quietFrom,
        LocalTime quietUntil) {
    private static final Logger LOG = LoggerFactory.getLogger(Preferences.class);
    private static final Set<String> LANGUAGES = Set.of("auto", "es", "en");
    private static final Set<String> THEMES = Set.of("auto", "light", "dark");

    /** What holds while the person chose nothing. */
    public static final Preferences USUAL =
            new Preferences("auto", "auto", true, Set.of(), LocalTime.of(0, 0), LocalTime.of(0, 0));

    public Preferences {
        silenced = Set.copyOf(silenced);
        if (!LANGUAGES.contains(language) || !THEMES.contains(theme)) {
            throw new IllegalArgumentException(language + ", " + theme);
        }
    }

    /** As they were kept; a file that cannot be read is as none. */
    public static Preferences read(Home home) {
        try {
            var text = PrivateFiles.read(home.preferences());
            return text.isEmpty() ? USUAL : said(text.get());
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            LOG.atWarn().log("the preferences cannot be read: {}", e.getMessage());
            return USUAL;
        }
    }

    // What another version did not know yet is as usual.
    private static Preferences said(String text) {
        var all = Json.WIRE.<ObjectNode>valueToTree(USUAL);
        if (Json.WIRE.readTree(text) instanceof ObjectNode kept) {
            all.setAll(kept);
        }
        return Json.WIRE.treeToValue(all, Preferences.class);
    }

    public void keep(Home home) throws IOException {
        PrivateFiles.write(home.preferences(), Json.PRETTY.writeValueAsString(this));
    }

    /** es or en, by the system when the person did not say. */
    public String spoken(Map<String, String> environment, Locale system) {
        if (!language.equals("auto")) {
            return language;
        }
        for (var name : new String[] {"LANET_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
            var value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value.startsWith("es") ? "es" : "en";
            }
        }
        return system.getLanguage().equals("es") ? "es" : "en";
    }

    /** Whether this is in the quiet hours, which may go over midnight. */
    public boolean isQuiet(LocalTime now) {
        if (quietFrom.equals(quietUntil)) {
            return false;
        }
        return quietFrom.isBefore(quietUntil)
                ? !now.isBefore(quietFrom) && now.isBefore(quietUntil)
                : !now.isBefore(quietFrom) || now.isBefore(quietUntil);
    }
}
