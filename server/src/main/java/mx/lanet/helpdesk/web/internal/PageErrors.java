package mx.lanet.helpdesk.web.internal;

import static mx.lanet.helpdesk.web.Answer.page;
import static mx.lanet.helpdesk.web.Answer.seeOther;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import mx.lanet.helpdesk.shared.DatabaseTrouble;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.UnreadableRequest;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.RefusalPage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns what went wrong while a page was made into a page, never with a word about the inside. */
@Component
class PageErrors {
    private static final Logger LOG = LoggerFactory.getLogger(PageErrors.class);
    private static final String RETRY_SECONDS = "10";
    private static final int SIGN_IN = HttpStatus.UNAUTHORIZED.value();

    /** Set on a request whose form came with a token of a page that is too old. */
    private static final String STALE_FORM = "lanet.stale-form";

    /** What has to be set up before anything else, and where. */
    private static final Map<String, String> SET_UP_FIRST = Map.of(
            "change_password_first", "/password",
            "set_up_second_factor_first", "/profile/second-factor");

    private final AnswerHandler answers;
    private final ObjectProvider<RefusalPage> ownPages;
    private final SecureRandom random = new SecureRandom();

    PageErrors(AnswerHandler answers, ObjectProvider<RefusalPage> ownPages) {
        this.answers = answers;
        this.ownPages = ownPages;
    }

    /** Whether the caller gets a page: everybody outside the API but who asks for JSON, as a program does. */
    static boolean wantsPage(String path, @Nullable String accept) {
        return !path.startsWith("/api/")
                && (accept == null || accept.contains("text/html") || !accept.contains("json"));
    }

    /** Whether the request comes from a page, or asks for one. */
    static boolean isForAPerson(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null
                || wantsPage(request.getRequestURI(), request.getHeader(HttpHeaders.ACCEPT));
    }

    /** For an exception that a handler, an interceptor or Spring MVC threw. */
    void answer(Exception cause, HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = statusOf(cause);
        if (status == SIGN_IN) {
            signIn(request, response);
            return;
        }
        if (cause instanceof Refusal refusal && led(refusal.problem(), request, response)) {
            return;
        }
        String reference = status == HttpStatus.INTERNAL_SERVER_ERROR.value() ? reference() : null;
        if (reference != null) {
            LOG.atError()
                    .setCause(cause)
                    .addKeyValue("reference", reference)
                    .addKeyValue("path", request.getRequestURI())
                    .log("A page failed");
        }
        render(status, reference, request, response);
    }

    /** Whether the refusal has a way on of its own. */
    private boolean led(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String first = SET_UP_FIRST.get(problem.code());
        if (first != null) {
            AnswerHandler.redirect(seeOther(first), request, response);
            return true;
        }
        Optional<Answer.Rendered> own = ownPages.stream()
                .flatMap(pages -> pages.of(problem, request, response).stream())
                .findFirst();
        if (own.isPresent()) {
            answers.render(own.get(), request, response);
        }
        return own.isPresent();
    }

    /** For what the container reports without an exception of ours. */
    void answer(int status, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(STALE_FORM) != null) {
            unsent(Unsent.of(request, false), HttpStatus.FORBIDDEN, request, response);
            return;
        }
        render(status, null, request, response);
    }

    private void render(
            int status, @Nullable String reference, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (status == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        Answer.Rendered error = page("web/error", new ErrorPage(status, reference, Unsent.refused(request)))
                .status(HttpStatusCode.valueOf(status));
        answers.renderError(error, request, response);
    }

    private void unsent(Unsent unsent, HttpStatus status, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answers.renderError(page("web/unsent", unsent).status(status), request, response);
    }

    /** To the login, and back to where the person was; unless they wrote something, which would be lost on the way. */
    private void signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getMethod().equals("POST") && request.getHeader("HX-Request") == null) {
            Unsent unsent = Unsent.of(request, true);
            if (unsent.written().isEmpty()) {
                AnswerHandler.redirect(seeOther(unsent.next()), request, response);
            } else {
                unsent(unsent, HttpStatus.UNAUTHORIZED, request, response);
            }
            return;
        }
        String from = whereThePersonWas(request);
        String login = from.equals("/") ? "/login" : "/login?return=" + URLEncoder.encode(from, StandardCharsets.UTF_8);
        AnswerHandler.redirect(seeOther(login), request, response);
    }

    /** A script's request comes from a page, whose address htmx tells; of that only path and query count. */
    private static String whereThePersonWas(HttpServletRequest request) {
        String page = request.getHeader("HX-Current-URL");
        if (page != null) {
            try {
                URI address = URI.create(page);
                String query = address.getRawQuery();
                return Objects.requireNonNullElse(address.getRawPath(), "/") + (query == null ? "" : "?" + query);
            } catch (IllegalArgumentException e) {
                return "/";
            }
        }
        String query = request.getQueryString();
        return request.getMethod().equals("GET") ? request.getRequestURI() + (query == null ? "" : "?" + query) : "/";
    }

    private static int statusOf(Exception cause) {
        return switch (cause) {
            case Refusal refusal -> refusal.problem().status();
            case ErrorResponse known -> known.getStatusCode().value();
            case Exception odd when UnreadableRequest.caused(odd) -> HttpStatus.BAD_REQUEST.value();
            case MethodArgumentTypeMismatchException odd -> statusOf(odd);
            default ->
                DatabaseTrouble.isPassing(cause)
                        ? HttpStatus.SERVICE_UNAVAILABLE.value()
                        : HttpStatus.INTERNAL_SERVER_ERROR.value();
        };
    }

    /** A path with something that is no id leads nowhere, like an unknown id. */
    private static int statusOf(MethodArgumentTypeMismatchException odd) {
        boolean inPath = odd.getParameter().hasParameterAnnotation(PathVariable.class);
        return inPath ? HttpStatus.NOT_FOUND.value() : HttpStatus.BAD_REQUEST.value();
    }

    private String reference() {
        byte[] bytes = new byte[4];
        random.nextBytes(bytes);
        String digits = HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT);
        return "ERR-" + digits.substring(0, 4) + "-" + digits.substring(4);
    }
}
