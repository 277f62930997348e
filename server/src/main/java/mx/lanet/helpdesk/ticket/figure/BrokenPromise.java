package mx.lanet.helpdesk.ticket.figure;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.sla.Target;
import org.jspecify.annotations.Nullable;

/**
 * A promise that was not kept.
 *
 * @param assigneeId null for nobody
 * @param promised how much time there was
 * @param allHours whether day and night counted
 * @param metAt when it was answered or resolved at last; null while it is open
 * @param waited how long the ticket had waited for who asks before
 * @param late how much time too late it was, counted as the promise is; until now while it is open
 */
public record BrokenPromise(
        UUID clientId,
        UUID ticketId,
        long number,
        String subject,
        String category,
        Priority priority,
        @Nullable UUID assigneeId,
        String assigneeName,
        Target target,
        Instant createdAt,
        Duration promised,
        boolean allHours,
        Instant brokenAt,
        @Nullable Instant metAt,
        Duration waited,
        Duration late) {
    public String code() {
        return Ticket.code(number);
    }

    /** The same, with what the history and the calendar tell. */
    BrokenPromise told(Duration hasWaited, Duration wasLate) {
        return new BrokenPromise(
                clientId,
                ticketId,
                number,
                subject,
                category,
                priority,
                assigneeId,
                assigneeName,
                target,
                createdAt,
                promised,
                allHours,
                brokenAt,
                metAt,
                hasWaited,
                wasLate);
    }
}
