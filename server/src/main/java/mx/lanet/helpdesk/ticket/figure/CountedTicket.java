package mx.lanet.helpdesk.ticket.figure;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.State;
import org.jspecify.annotations.Nullable;

/**
 * A ticket in the list behind a figure.
 *
 * @param toFirstResponse from when it was made; null without one
 * @param toResolution from when it was made; null while it is open
 */
public record CountedTicket(
        UUID clientId,
        long number,
        String subject,
        State state,
        String requesterName,
        String assigneeName,
        Instant createdAt,
        @Nullable Duration toFirstResponse,
        @Nullable Duration toResolution,
        @Nullable Integer rating) {
    public String code() {
        return "TKT-%06d".formatted(number);
    }
}
