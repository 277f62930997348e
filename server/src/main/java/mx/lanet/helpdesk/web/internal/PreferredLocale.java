package mx.lanet.helpdesk.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;

/** Tells Spring the same language as the pages speak, for validation messages and the like. */
final class PreferredLocale implements LocaleResolver {
    private final Shells shells;

    PreferredLocale(Shells shells) {
        this.shells = shells;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return shells.locale(request);
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("the language is changed through the session page");
    }
}
