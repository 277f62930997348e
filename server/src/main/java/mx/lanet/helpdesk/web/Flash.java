package mx.lanet.helpdesk.web;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sentence that the next page shows once: a message key with its arguments and at most one action.
 *
 * <p>It travels in a short-lived cookie, so it costs no write to the session and survives a change of server node.
 *
 * @param arguments texts and whole numbers; numbers, since a sentence may choose its words by them
 */
public record Flash(
        Kind kind, String key, List<Object> arguments, @Nullable String actionKey, @Nullable String actionPath) {

    public Flash {
        arguments = List.copyOf(arguments);
    }

    /** How it looks; {@code BAD} stays until it is closed. */
    public enum Kind {
        OK("ok", "circle-check"),
        INFO("info", "info-circle"),
        WARN("warn", "alert-triangle"),
        BAD("bad", "alert-circle");

        private final String css;
        private final String icon;

        Kind(String css, String icon) {
            this.css = css;
            this.icon = icon;
        }

        public String css() {
            return css;
        }

        public String icon() {
            return icon;
        }
    }

    public static Flash ok(String key, Object... arguments) {
        return of(Kind.OK, key, arguments);
    }

    public static Flash info(String key, Object... arguments) {
        return of(Kind.INFO, key, arguments);
    }

    public static Flash warn(String key, Object... arguments) {
        return of(Kind.WARN, key, arguments);
    }

    public static Flash bad(String key, Object... arguments) {
        return of(Kind.BAD, key, arguments);
    }

    /** The one thing the person may do next, for example undo. */
    public Flash action(String labelKey, String path) {
        return new Flash(kind, key, arguments, labelKey, path);
    }

    private static Flash of(Kind kind, String key, Object... arguments) {
        return new Flash(kind, key, Arrays.stream(arguments).map(Flash::plain).toList(), null, null);
    }

    private static Object plain(Object argument) {
        return argument instanceof Integer || argument instanceof Long
                ? Long.valueOf(((Number) argument).longValue())
                : String.valueOf(argument);
    }
}
