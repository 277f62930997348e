package mx.lanet.agent.check;

import java.util.Arrays;
import java.util.List;

/**
 * What one check found. Its sentence stands in the bundles under {@code check.<subject>.<outcome>}, what to do about it
 * under the same key with {@code .remedy}.
 */
public record Finding(String subject, String outcome, Grade grade, List<String> details) {
    /** How bad it is. */
    public enum Grade {
        OK,
        NOTE,
        WRONG
    }

    static Finding ok(String subject, String outcome, Object... details) {
        return of(subject, outcome, Grade.OK, details);
    }

    static Finding note(String subject, String outcome, Object... details) {
        return of(subject, outcome, Grade.NOTE, details);
    }

    static Finding wrong(String subject, String outcome, Object... details) {
        return of(subject, outcome, Grade.WRONG, details);
    }

    private static Finding of(String subject, String outcome, Grade grade, Object... details) {
        return new Finding(
                subject,
                outcome,
                grade,
                Arrays.stream(details).map(String::valueOf).toList());
    }

    /** The message key. */
    public String key() {
        return "check." + subject + "." + outcome;
    }
}
