package mx.lanet.helpdesk.web.internal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import mx.lanet.helpdesk.web.Flash;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * Carries a flash to the next page. What comes back is the browser's word: only known kinds, keys and own paths count,
 * and arguments are escaped like any other text.
 */
final class FlashCookie {
    private static final String NAME = "lanet_flash";
    private static final String SEPARATOR = "\u001f";
    /** Stands before a number. */
    private static final String NUMBER = "\u001e";

    private static final int LONGEST_ARGUMENT = 200;
    private static final int LONGEST = 3000;
    private static final int FIXED_PARTS = 4;

    private FlashCookie() {}

    static void write(HttpServletRequest request, HttpServletResponse response, Flash flash) {
        List<String> parts = new ArrayList<>();
        parts.add(flash.kind().name());
        parts.add(flash.key());
        parts.add(flash.actionKey() == null ? "" : flash.actionKey());
        parts.add(flash.actionPath() == null ? "" : flash.actionPath());
        flash.arguments().forEach(argument -> parts.add(written(argument)));
        String value = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
        if (value.length() <= LONGEST) {
            set(request, response, value, Duration.ofMinutes(1));
        }
    }

    /** The waiting flash, which is thereby used up; null when there is none. */
    static @Nullable Flash take(HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = WebUtils.getCookie(request, NAME);
        if (cookie == null) {
            return null;
        }
        set(request, response, "", Duration.ZERO);
        return read(cookie.getValue());
    }

    private static @Nullable Flash read(String value) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8).split(SEPARATOR, -1);
            if (parts.length < FIXED_PARTS) {
                return null;
            }
            List<Object> arguments = List.of(parts).subList(FIXED_PARTS, parts.length).stream()
                    .map(FlashCookie::argument)
                    .toList();
            Flash flash = new Flash(Flash.Kind.valueOf(parts[0]), parts[1], arguments, null, null);
            boolean action = !parts[2].isEmpty() && parts[3].startsWith("/") && !parts[3].startsWith("//");
            return action ? flash.action(parts[2], parts[3]) : flash;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String written(Object argument) {
        return argument instanceof Long ? NUMBER + argument : shorten(argument.toString());
    }

    private static Object argument(String part) {
        return part.startsWith(NUMBER) ? Long.valueOf(part.substring(NUMBER.length())) : part;
    }

    private static String shorten(String text) {
        String clean = text.replace(SEPARATOR, " ").replace(NUMBER, " ");
        return clean.length() <= LONGEST_ARGUMENT ? clean : clean.substring(0, LONGEST_ARGUMENT - 1) + "…";
    }

    private static void set(HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
        ResponseCookie cookie = ResponseCookie.from(NAME, value)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(age)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
