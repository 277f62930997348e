package mx.lanet.helpdesk.script;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One machine of a run.
 *
 * @param commandId null while nothing is ordered
 * @param code why nothing was ordered, as the end of a message key; else empty
 * @param lastLine the last that it said, cut
 */
public record RunMachine(
        UUID clientId,
        UUID assetId,
        String name,
        String site,
        RunState state,
        String code,
        @Nullable UUID commandId,
        @Nullable Integer exitCode,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        String lastLine) {}
