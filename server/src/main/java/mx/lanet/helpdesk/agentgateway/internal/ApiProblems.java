package mx.lanet.helpdesk.agentgateway.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mx.lanet.helpdesk.shared.DatabaseTrouble;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.ProblemJson;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.UnreadableRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Whatever goes wrong for a program, and not for a person at a page, is answered as problem+json without a word about the inside. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ApiProblems implements HandlerExceptionResolver {
    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);
    private static final int RETRY_SECONDS = 10;
    private static final Map<Integer, String> CODES = Map.of(
            400, "bad_request",
            401, "sign_in_first",
            403, "forbidden",
            404, "not_found",
            405, "method_not_allowed",
            413, "too_large",
            415, "unsupported_media_type");
    private static final Set<Integer> OVERLOAD = Set.of(429, 503);

    private final ProblemJson json;
    private final SecureRandom random = new SecureRandom();

    ApiProblems(ProblemJson json) {
        this.json = json;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception cause) {
        boolean securityAnswers = cause instanceof AccessDeniedException || cause instanceof AuthenticationException;
        if (securityAnswers || response.isCommitted()) {
            return null;
        }
        try {
            json.write(request, response, problem(cause, request));
            return new ModelAndView();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Problem problem(Exception cause, HttpServletRequest request) {
        return switch (cause) {
            case Refusal refusal -> refusal.problem();
            case MaxUploadSizeExceededException _ -> Problem.of(413, "too_large");
            case MethodArgumentTypeMismatchException mismatch ->
                mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
                        ? Problem.notFound()
                        : Problem.of(400, "bad_request");
            case ErrorResponse known -> of(known.getStatusCode().value());
            case IOException _ -> Problem.of(400, "bad_request");
            case Exception odd when UnreadableRequest.caused(odd) -> Problem.of(400, "bad_request");
            default ->
                DatabaseTrouble.isPassing(cause)
                        ? new Problem(503, "database_away", List.of(), List.of(), RETRY_SECONDS)
                        : internal(cause, request);
        };
    }

    /** For a status that a framework chose. */
    private static Problem of(int status) {
        if (OVERLOAD.contains(status)) {
            return Problem.overloaded(RETRY_SECONDS);
        }
        String code = CODES.get(status);
        return code == null ? Problem.of(400, "bad_request") : Problem.of(status, code);
    }

    private Problem internal(Exception cause, HttpServletRequest request) {
        byte[] bytes = new byte[4];
        random.nextBytes(bytes);
        String reference = HexFormat.of().formatHex(bytes);
        LOG.atError()
                .setCause(cause)
                .addKeyValue("reference", reference)
                .addKeyValue("path", request.getRequestURI())
                .log("A request failed");
        return Problem.of(500, "internal", reference);
    }
}
