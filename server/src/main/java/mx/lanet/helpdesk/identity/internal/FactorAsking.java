package mx.lanet.helpdesk.identity.internal;

import static mx.lanet.helpdesk.web.Answer.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.RefusalPage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;

/**
 * The page between a form and what it needs a fresh second factor for: it carries the form's fields along and sends them
 * again with the code. A script asks in place instead, and reads the header.
 */
@Component
class FactorAsking implements RefusalPage {
    static final String HEADER = "Lanet-Second-Factor";
    /** The element that a script shows the question in. */
    static final String DIALOG = "factor-dialog";

    static final String ADDRESS = "/second-factor";
    private static final String LABELS = "identity.field";
    private static final String MISSING = "second_factor_missing";
    private static final String NEEDED = "second_factor_needed";
    private static final Set<String> OURS = Set.of(
            MISSING,
            NEEDED,
            "second_factor_wrong",
            "second_factor_used",
            "second_factor_rests",
            "second_factor_too_many");
    private static final Set<String> NEVER_CARRIED = Set.of("_csrf", FactorGate.FIELD);

    @Override
    public Optional<Answer.Rendered> of(Problem problem, HttpServletRequest request, HttpServletResponse response) {
        if (!OURS.contains(problem.code())) {
            return Optional.empty();
        }
        boolean missing = problem.code().equals(MISSING);
        response.setHeader(HEADER, missing ? "missing" : "needed");
        if (problem.retryAfterSeconds() != null) {
            response.setHeader("Retry-After", problem.retryAfterSeconds().toString());
        }
        Form form = Form.empty(LABELS);
        if (!missing && !problem.code().equals(NEEDED)) {
            form = form.problem(
                    FactorGate.FIELD,
                    "problem." + problem.code(),
                    problem.arguments().toArray());
        }
        return Optional.of(asked(carried(request, missing, form)).status(HttpStatusCode.valueOf(problem.status())));
    }

    static Answer.Rendered asked(FactorAskPage model) {
        return page("identity/factorAsk", model).orFragment(DIALOG, "identity/factorDialog");
    }

    /** A question of its own, which leads to that place. */
    static FactorAskPage alone(boolean missing, String back, Form form) {
        List<FactorAskPage.Field> fields = List.of(new FactorAskPage.Field("return", back));
        return new FactorAskPage(missing, ADDRESS, fields, back, form);
    }

    private static FactorAskPage carried(HttpServletRequest request, boolean missing, Form form) {
        String back = formPage(request);
        if (!isCarryable(request)) {
            return alone(missing, back, form);
        }
        List<FactorAskPage.Field> fields = request.getParameterMap().entrySet().stream()
                .filter(parameter -> !NEVER_CARRIED.contains(parameter.getKey()))
                .flatMap(parameter -> Arrays.stream(parameter.getValue())
                        .map(value -> new FactorAskPage.Field(parameter.getKey(), value)))
                .toList();
        return new FactorAskPage(missing, request.getRequestURI(), fields, back, form);
    }

    /** A password is never written back into a page, and a file cannot be: those forms are filled in again. */
    private static boolean isCarryable(HttpServletRequest request) {
        // First the type: to ask for the fields of a form with files would read the files.
        String type = Objects.toString(request.getContentType(), "").toLowerCase(Locale.ROOT);
        return request.getMethod().equals("POST")
                && !type.startsWith("multipart/")
                && request.getParameterMap().keySet().stream()
                        .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("password"));
    }

    /** Of the page that the browser names, only path and query count; a question about a question leads where it did. */
    private static String formPage(HttpServletRequest request) {
        if (request.getRequestURI().equals(ADDRESS)) {
            return ReturnPath.safe(request.getParameter("return"));
        }
        if (request.getMethod().equals("GET")) {
            String query = request.getQueryString();
            return ReturnPath.safe(request.getRequestURI() + (query == null ? "" : "?" + query));
        }
        @Nullable String page = request.getHeader("Referer");
        try {
            URI address = URI.create(Objects.requireNonNullElse(page, "/"));
            String query = address.getRawQuery();
            return ReturnPath.safe(address.getRawPath() + (query == null ? "" : "?" + query));
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
