package mx.lanet.helpdesk.console.internal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A list that is asked of the machine itself: how old what is shown is, and whether a newer one is on its way.
 *
 * @param verb where to ask for it: processes, services or events
 * @param at when the machine made it; null when there is none
 * @param leftOut how many entries did not fit
 * @param asked when it was asked for again, and the answer is awaited; null when it was not
 * @param became what came of the last question, when that was no list: failed, timed_out, refused, expired, cancelled
 * @param said what the agent gave as the reason then
 * @param last the last question's command; null when there was none
 * @param withinSeconds in how many seconds the machine comes for the question at the latest
 * @param reachable whether the machine reports now
 * @param mayChange whether the person may end and stop what is listed
 */
public record AskedList(
        String verb,
        @Nullable Instant at,
        int leftOut,
        @Nullable Instant asked,
        @Nullable String became,
        String said,
        @Nullable UUID last,
        long withinSeconds,
        boolean reachable,
        boolean mayChange) {
    /** What stands where no list is. */
    public String emptyTitle(String kind) {
        if (isAwaited()) {
            return "asset.asked.awaited-title";
        }
        return became == null ? "asset." + kind + ".none" : "asset.asked.none-title";
    }

    public boolean isAwaited() {
        return asked != null;
    }
}
