package mx.lanet.helpdesk.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command, as its agent says.
 *
 * @param status succeeded, failed, timed_out or refused
 * @param stdout at most {@link #LONGEST_STREAM} of UTF-8, without what PostgreSQL keeps in no text; so is stderr
 * @param truncated whether either of them was cut, by the agent or here
 * @param cleaned whether characters that no text may have, such as NUL, were taken out of them
 * @param sight what the people at the machine said; null for what they see nothing of
 */
public record CommandOutcome(
        String status,
        @Nullable Integer exitCode,
        @Nullable String stdout,
        @Nullable String stderr,
        boolean truncated,
        boolean cleaned,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Sight sight) {
    /** Bytes of UTF-8 of each stream. */
    public static final int LONGEST_STREAM = 1 << 20;

    public CommandOutcome {
        String out = Output.head(stdout, LONGEST_STREAM);
        String err = Output.head(stderr, LONGEST_STREAM);
        truncated |= Output.isShorter(out, stdout) || Output.isShorter(err, stderr);
        stdout = out;
        stderr = err;
    }
}
