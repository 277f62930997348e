package mx.lanet.helpdesk.script;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to run.
 *
 * @param scriptId the script's, or the file's
 * @param version of the script, as it was seen: what runs is what was read
 * @param values what was written, one for each parameter
 * @param machines at most {@link Runs#MOST}, of any clients in reach
 * @param where what the machines are called together, for the ticket's history
 * @param at when it begins, for {@link Run.Start#AT} only
 * @param waitDays how long machines are awaited, for files and for {@link Run.Start#BACK} only
 * @param visible whether the people at the machines see it, and are asked where the settings say so
 */
public record RunWish(
        UUID scriptId,
        int version,
        List<String> values,
        List<Target> machines,
        String where,
        String reason,
        Run.Start start,
        @Nullable Instant at,
        int waitDays,
        @Nullable UUID ticketId,
        @Nullable UUID againOf,
        boolean visible) {
    /** The longest reason. */
    public static final int REASON_MAX = 500;

    public RunWish {
        values = List.copyOf(values);
        machines = List.copyOf(machines);
    }

    /** A machine of a client. */
    public record Target(UUID clientId, UUID assetId) {}
}
