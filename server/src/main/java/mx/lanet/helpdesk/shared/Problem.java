package mx.lanet.helpdesk.shared;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal that the caller can act on. It becomes RFC 9457 problem+json for programs, and an error page for people.
 *
 * @param status the HTTP status
 * @param code stable and documented in docs/agent-api.md; the text of {@code problem.<code>} in the messages is what people read
 * @param arguments what stands in the text's placeholders
 * @param errors what is wrong with which field of a body; empty otherwise
 * @param retryAfterSeconds when to come again, for 429 and 503
 * @param more members of this problem's own, by their names in JSON
 */
public record Problem(
        int status,
        String code,
        List<Object> arguments,
        List<FieldError> errors,
        @Nullable Integer retryAfterSeconds,
        Map<String, Object> more) {
    public Problem {
        arguments = List.copyOf(arguments);
        errors = List.copyOf(errors);
        more = Map.copyOf(more);
    }

    public Problem(
            int status,
            String code,
            List<Object> arguments,
            List<FieldError> errors,
            @Nullable Integer retryAfterSeconds) {
        this(status, code, arguments, errors, retryAfterSeconds, Map.of());
    }

    /** What is wrong with one field; the code is a message key below {@code field.}. */
    public record FieldError(String field, String code, List<Object> arguments) {
        public FieldError(String field, String code, Object... arguments) {
            this(field, code, List.of(arguments));
        }
    }

    public static Problem of(int status, String code, Object... arguments) {
        return new Problem(status, code, List.of(arguments), List.of(), null);
    }

    /** What a caller may not see does not exist. */
    public static Problem notFound() {
        return of(404, "not_found");
    }

    public static Problem forbidden() {
        return of(403, "forbidden");
    }

    /** Somebody else changed it meanwhile; nothing was saved. */
    public static Problem conflict() {
        return of(409, "changed_meanwhile");
    }

    public static Problem invalid(List<FieldError> errors) {
        return new Problem(400, "invalid_body", List.of(), errors, null);
    }

    public static Problem tooMany(int retryAfterSeconds) {
        return new Problem(429, "too_many_requests", List.of(), List.of(), retryAfterSeconds);
    }

    public static Problem overloaded(int retryAfterSeconds) {
        return new Problem(503, "overloaded", List.of(), List.of(), retryAfterSeconds);
    }

    public Refusal refusal() {
        return new Refusal(this);
    }
}
