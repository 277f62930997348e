package mx.lanet.helpdesk.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command, as its agent says.
 *
 * @param status succeeded, failed, timed_out or refused
 */
public record CommandOutcome(
        String status,
        @Nullable Integer exitCode,
        @Nullable String stdout,
        @Nullable String stderr,
        boolean truncated,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {}
