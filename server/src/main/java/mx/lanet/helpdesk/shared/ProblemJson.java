package mx.lanet.helpdesk.shared;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a {@link Problem} as RFC 9457 {@code application/problem+json}, with {@code success} and {@code error} beside it
 * for the clients that were written to the older documents. Texts come in the caller's language, Spanish first.
 */
@Component
public class ProblemJson {
    private final MessageSource messages;
    private final JsonMapper json;

    ProblemJson(MessageSource messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    /** Answers the request with the problem; does nothing when an answer has already begun. */
    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setContentType("application/problem+json");
        response.setHeader("Cache-Control", "no-store");
        if (problem.retryAfterSeconds() != null) {
            response.setHeader("Retry-After", problem.retryAfterSeconds().toString());
        }
        byte[] body = json.writeValueAsString(body(problem, request.getRequestURI(), languageOf(request)))
                .getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** The fields in their order. */
    public Map<String, Object> body(Problem problem, String instance, Locale locale) {
        String detail = text("problem." + problem.code(), problem.arguments(), locale);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", text("status." + problem.status(), List.of(), locale));
        body.put("status", problem.status());
        body.put("detail", detail);
        body.put("instance", instance);
        body.put("code", problem.code());
        if (!problem.errors().isEmpty()) {
            body.put(
                    "errors",
                    problem.errors().stream()
                            .map(error -> Map.of(
                                    "field", error.field(),
                                    "message", text("field." + error.code(), error.arguments(), locale)))
                            .toList());
        }
        body.putAll(problem.more());
        body.put("success", false);
        body.put("error", detail);
        return body;
    }

    /** A message in the caller's language, for an answer that is no problem. */
    public String text(HttpServletRequest request, String key) {
        return text(key, List.of(), languageOf(request));
    }

    private String text(String key, List<Object> arguments, Locale locale) {
        return Objects.requireNonNullElse(messages.getMessage(key, arguments.toArray(), key, locale), key);
    }

    private static Locale languageOf(HttpServletRequest request) {
        boolean saysEnglish = request.getHeader("Accept-Language") != null
                && request.getLocale().getLanguage().equals("en");
        return saysEnglish ? Locale.ENGLISH : Locale.of("es", "MX");
    }
}
