package mx.lanet.helpdesk.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A scheduled job that is expected to say that it ran.
 *
 * @param assetId the machine that runs it; null when nobody said
 * @param lastAt when it said so; null when it never did
 * @param missingAfter not heard of until then, it is missing
 */
public record WatchedJob(
        UUID clientId,
        UUID jobId,
        @Nullable UUID assetId,
        String name,
        int everyMinutes,
        int graceMinutes,
        @Nullable Instant lastAt,
        Instant missingAfter,
        int version) {
    public static final int NAME_MAX = 100;

    public boolean isMissing(Instant now) {
        return missingAfter.isBefore(now);
    }

    Instant missingAfter(Instant said) {
        return said.plus(Duration.ofMinutes((long) everyMinutes + graceMinutes));
    }

    Trouble trouble() {
        return new Trouble(About.job(clientId, jobId, assetId), AlertKind.JOB_MISSING, "");
    }
}
