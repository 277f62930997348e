package mx.lanet.helpdesk.script;

import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
        String lastLine) {
    private static final Pattern BYTES = Pattern.compile("(\\d{1,15}) / (\\d{1,15})");
    private static final int WHOLE = 100;

    /** How much of a file it has fetched, as its agent says; null when it does not. */
    public @Nullable Integer percent() {
        Matcher bytes = BYTES.matcher(lastLine);
        if (finishedAt != null || !bytes.matches()) {
            return null;
        }
        long size = Math.max(1, Long.parseLong(bytes.group(2)));
        return Math.toIntExact(Math.min(WHOLE, Long.parseLong(bytes.group(1)) * WHOLE / size));
    }
}
