package mx.lanet.agent.link;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import mx.lanet.agent.store.Json;
import mx.lanet.protocol.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** How one exchange with the server ended. */
public sealed interface Answer {

    /**
     * The server answered.
     *
     * @param retryAfter zero when it did not ask to wait
     * @param date the server's clock, when it said
     */
    record Received(int status, String body, Duration retryAfter, @Nullable Instant date) implements Answer {}

    /** Nothing, or nothing whole, came back; the server may or may not have taken the request. */
    record Unreachable(Exception cause) implements Answer {}

    /** What is to be done with what was sent. */
    enum Verdict {
        /** The server has it. */
        DONE,
        /** The JWT is not accepted. */
        UNAUTHORIZED,
        /** Later, as it is. */
        LATER,
        /** Not allowed at present: a machine in quarantine, or a retired one. */
        FORBIDDEN,
        /** Never, as it is. */
        REFUSED
    }

    /** Only 401, 408 and 429 of the 4xx are tried again. */
    default Verdict verdict() {
        return switch (this) {
            case Unreachable u -> Verdict.LATER;
            case Received r when r.status() >= 200 && r.status() < 300 -> Verdict.DONE;
            case Received r when r.status() == 401 -> Verdict.UNAUTHORIZED;
            case Received r when r.status() == 403 -> Verdict.FORBIDDEN;
            case Received r when r.status() == 408 || r.status() == 429 -> Verdict.LATER;
            case Received r when r.status() >= 400 && r.status() < 500 -> Verdict.REFUSED;
            // 5xx, and a 3xx of a gate between us: we follow no redirect with a token in hand.
            case Received r -> Verdict.LATER;
        };
    }

    /** What the server asked to wait; zero when it did not. */
    default Duration retryAfter() {
        return this instanceof Received r ? r.retryAfter() : Duration.ZERO;
    }

    /** One line for logs and people, without secrets. */
    default String summary() {
        return switch (this) {
            case Unreachable u -> {
                var message = u.cause().getMessage();
                yield u.cause().getClass().getSimpleName() + (message == null ? "" : ": " + message);
            }
            case Received r -> r.status() + (r.status() < 400 ? "" : " " + detail(r.body()));
        };
    }

    /** Why it was refused, in the server's words for people. */
    default String reason() {
        var problem = this instanceof Received r && r.status() >= 400 ? read(Problem.class) : null;
        if (problem == null || problem.detail() == null) {
            return summary();
        }
        return problem.errors() == null || problem.errors().isEmpty()
                ? clipped(problem.detail())
                : clipped(problem.errors().stream()
                        .map(Problem.FieldError::message)
                        .distinct()
                        .collect(Collectors.joining(" ")));
    }

    /** The body as a record, or null when it is not such a one. */
    default <T> @Nullable T read(Class<T> type) {
        if (!(this instanceof Received r)) {
            return null;
        }
        try {
            return Json.WIRE.readValue(r.body(), type);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static String detail(String body) {
        try {
            var problem = Json.WIRE.readValue(body, Problem.class);
            if (problem != null && problem.detail() != null) {
                var errors = problem.errors() == null ? "" : " " + problem.errors();
                return clipped(problem.detail() + errors);
            }
        } catch (JacksonException e) {
            // Not ours: a gate's page. Its text helps nobody.
        }
        return "";
    }

    private static String clipped(String text) {
        var line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= 500 ? line : line.substring(0, 500) + "…";
    }
}
