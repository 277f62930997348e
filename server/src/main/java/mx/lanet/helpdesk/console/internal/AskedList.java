package mx.lanet.helpdesk.console.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A list that is asked of the machine itself: how old what is shown is, and whether a newer one is on its way.
 *
 * @param verb where to ask for it: processes, services or events
 * @param at when the machine made it; null when there is none
 * @param leftOut how many entries did not fit
 * @param asked when it was asked for again, and the answer is awaited; null when it was not
 * @param became what came of the last question, when that was no list: failed, timed_out, refused, expired, cancelled
 * @param reachable whether the machine reports now
 * @param mayChange whether the person may end and stop what is listed
 */
public record AskedList(
        String verb,
        @Nullable Instant at,
        int leftOut,
        @Nullable Instant asked,
        @Nullable String became,
        boolean reachable,
        boolean mayChange) {
    public boolean isAwaited() {
        return asked != null;
    }
}
