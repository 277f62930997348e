package mx.lanet.helpdesk.web.internal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import mx.lanet.helpdesk.web.Theme;
import mx.lanet.helpdesk.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * Language: what the person saved, else this browser's cookie, else what the browser says, else Spanish. Theme: what was
 * last switched in this browser, else what the person saved, else the system's.
 */
final class Preferences {
    static final Locale SPANISH = Locale.of("es", "MX");
    static final Locale ENGLISH = Locale.of("en", "US");
    private static final String LANGUAGE_COOKIE = "lanet_lang";
    private static final String THEME_COOKIE = "lanet_theme";
    private static final List<Locale> SPOKEN = List.of(SPANISH, ENGLISH);

    private Preferences() {}

    static Locale locale(HttpServletRequest request, @Nullable Viewer viewer) {
        Locale saved = viewer == null ? null : viewer.locale();
        if (saved != null) {
            return spoken(saved.getLanguage());
        }
        Cookie cookie = WebUtils.getCookie(request, LANGUAGE_COOKIE);
        return cookie != null ? spoken(cookie.getValue()) : asked(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    static Theme theme(HttpServletRequest request, @Nullable Viewer viewer) {
        Cookie cookie = WebUtils.getCookie(request, THEME_COOKIE);
        if (cookie != null) {
            return Theme.of(cookie.getValue());
        }
        return viewer == null ? Theme.AUTO : Theme.of(viewer.person().theme());
    }

    static void rememberTheme(HttpServletRequest request, HttpServletResponse response, Theme theme) {
        remember(request, response, THEME_COOKIE, theme.css());
    }

    static void rememberLanguage(HttpServletRequest request, HttpServletResponse response, String language) {
        remember(request, response, LANGUAGE_COOKIE, spoken(language).getLanguage());
    }

    private static Locale asked(@Nullable String header) {
        if (header == null || header.length() > 200) {
            return SPANISH;
        }
        try {
            Locale match = Locale.lookup(Locale.LanguageRange.parse(header), List.of(Locale.of("es"), Locale.ENGLISH));
            return match == null ? SPANISH : spoken(match.getLanguage());
        } catch (IllegalArgumentException e) {
            return SPANISH;
        }
    }

    private static Locale spoken(String language) {
        return SPOKEN.stream()
                .filter(locale -> locale.getLanguage().equals(language))
                .findFirst()
                .orElse(SPANISH);
    }

    private static void remember(HttpServletRequest request, HttpServletResponse response, String name, String value) {
        ResponseCookie cookie = ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(Duration.ofDays(400))
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
