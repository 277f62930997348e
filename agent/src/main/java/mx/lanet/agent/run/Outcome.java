package mx.lanet.agent.run;

import java.time.Instant;
import java.util.Locale;
import mx.lanet.protocol.CommandConsent;
import mx.lanet.protocol.CommandResult;
import org.jspecify.annotations.Nullable;

/**
 * How a command ended, as its result will say.
 *
 * @param truncated whether one of the texts was cut
 * @param consent what the people at the machine said; null for what they see nothing of
 */
record Outcome(
        Status status,
        @Nullable Integer exitCode,
        String stdout,
        String stderr,
        boolean truncated,
        @Nullable CommandConsent consent) {

    Outcome(Status status, @Nullable Integer exitCode, String stdout, String stderr, boolean truncated) {
        this(status, exitCode, stdout, stderr, truncated, null);
    }

    /** The contract's words. */
    enum Status {
        SUCCEEDED,
        FAILED,
        TIMED_OUT,
        REFUSED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Outcome succeeded(String stdout) {
        return new Outcome(Status.SUCCEEDED, 0, stdout, "", false);
    }

    static Outcome failed(String why) {
        return new Outcome(Status.FAILED, null, "", why, false);
    }

    static Outcome refused(String why) {
        return new Outcome(Status.REFUSED, null, "", why, false);
    }

    Outcome with(@Nullable CommandConsent said) {
        return new Outcome(status, exitCode, stdout, stderr, truncated, said);
    }

    CommandResult result(@Nullable Instant started, Instant finished) {
        return new CommandResult(
                status.word(), exitCode, orNull(stdout), orNull(stderr), truncated, started, finished, consent);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
