package mx.lanet.helpdesk.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every template gets besides its own model: who looks, in which language and theme, and what the frame shows.
 *
 * @param viewer null before signing in and on error pages
 * @param switcher null for whom there is nothing to choose
 * @param csrfToken empty where the security chain gives none
 * @param flash what the page before this one had to say
 * @param path the current path without query
 * @param address the current path with query, for coming back
 */
public record Shell(
        @Nullable Viewer viewer,
        Theme theme,
        Texts texts,
        Formats formats,
        List<Navigation.Item> navigation,
        @Nullable Switcher switcher,
        String csrfToken,
        @Nullable Flash flash,
        String path,
        String address) {

    public Shell {
        navigation = List.copyOf(navigation);
    }

    /**
     * The clients to choose from.
     *
     * @param chosen null for all of them
     */
    public record Switcher(@Nullable UUID chosen, @Nullable String name, List<ClientSwitcher.Option> options) {
        public Switcher {
            options = List.copyOf(options);
        }

        public boolean full() {
            return options.size() >= ClientSwitcher.MOST;
        }
    }

    /** The sentence of this key in the person's language. */
    public String t(String key, Object... arguments) {
        return texts.t(key, arguments);
    }

    /** Address of a static file, cached for ever: {@code file("css/lanet.css")}. */
    public String file(String name) {
        return StaticFiles.url(name);
    }

    public String language() {
        return texts.locale().toLanguageTag();
    }

    public boolean spanish() {
        return texts.locale().getLanguage().equals(Locale.of("es").getLanguage());
    }

    public List<Navigation.Item> mainPlaces() {
        return navigation.stream()
                .filter(item -> item.place().group() == Navigation.Group.MAIN)
                .toList();
    }

    /** The places under headings. */
    public List<Navigation.Section> otherPlaces() {
        return Arrays.stream(Navigation.Group.values())
                .filter(group -> group != Navigation.Group.MAIN)
                .map(group -> new Navigation.Section(
                        group,
                        navigation.stream()
                                .filter(item -> item.place().group() == group)
                                .toList()))
                .filter(section -> !section.items().isEmpty())
                .toList();
    }

    /** Seconds until the session ends without activity; 0 when it does not. */
    public long idleSeconds() {
        return viewer == null || viewer.idle() == null ? 0 : viewer.idle().toSeconds();
    }

    /** The flash in the person's language. */
    public String flashText() {
        return flash == null ? "" : texts.t(flash.key(), flash.arguments().toArray());
    }
}
