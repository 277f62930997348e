package mx.lanet.helpdesk.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartException;

/**
 * A form that came too late: the session had ended, or the browser had forgotten its cookies since the page was opened.
 * What the person wrote comes back to them as text; it was not saved.
 *
 * @param signedOut whether the way on begins at the login
 * @param back the page with the form; "/" when the browser does not say
 * @param written the sentences, without what was only chosen; nothing of a form with a password
 */
public record Unsent(boolean signedOut, String back, List<String> written) {
    private static final Pattern CHOSEN = Pattern.compile("[\\p{L}\\p{N}_.:+-]{0,40}");
    private static final Set<String> OUR_OWN_PAGES = Set.of("same-origin", "none");
    /** Not words of the person's own: a text with form comes with its plain twin. */
    private static final Set<String> NOT_WORDS = Set.of("_csrf", "html");

    private static final int MOST = 20;

    public Unsent {
        written = List.copyOf(written);
    }

    static Unsent of(HttpServletRequest request, boolean signedOut) {
        return new Unsent(signedOut, formPage(request), isOurs(request) ? written(request) : List.of());
    }

    /** What was written in a form that is refused, whatever the reason; nothing where that cannot be read. */
    static List<String> refused(HttpServletRequest request) {
        if (!request.getMethod().equals("POST") || request.getHeader("HX-Request") != null || !isOurs(request)) {
            return List.of();
        }
        try {
            return written(request);
        } catch (IllegalStateException | MultipartException e) {
            return List.of();
        }
    }

    /** Where the way on leads. */
    public String next() {
        if (!signedOut) {
            return back;
        }
        return back.equals("/") ? "/login" : "/login?return=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
    }

    /** What another site posts in a person's name is not shown as theirs. */
    private static boolean isOurs(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site == null || OUR_OWN_PAGES.contains(site);
    }

    private static List<String> written(HttpServletRequest request) {
        List<String> written = new ArrayList<>();
        if (request.getParameterMap().keySet().stream()
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains("password"))) {
            return written;
        }
        request.getParameterMap().forEach((name, values) -> {
            if (!NOT_WORDS.contains(name)
                    && values.length > 0
                    && !CHOSEN.matcher(values[0]).matches()
                    && written.size() < MOST) {
                written.add(values[0]);
            }
        });
        return written;
    }

    /** Of the page that the browser names, only path and query count: the way on never leaves this server. */
    private static String formPage(HttpServletRequest request) {
        @Nullable String page = request.getHeader("Referer");
        if (page == null) {
            return "/";
        }
        try {
            URI address = URI.create(page);
            String path = Objects.requireNonNullElse(address.getRawPath(), "/");
            String query = address.getRawQuery();
            boolean ours = path.startsWith("/") && !path.startsWith("//") && !path.startsWith("/login");
            return ours ? path + (query == null ? "" : "?" + query) : "/";
        } catch (IllegalArgumentException e) {
            return "/";
        }
    }
}
