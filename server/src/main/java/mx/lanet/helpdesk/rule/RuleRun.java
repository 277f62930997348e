package mx.lanet.helpdesk.rule;

import java.time.Instant;
import java.util.UUID;

/**
 * What came of a rule and a ticket.
 *
 * @param failure the key of a message that says why nothing was done; empty when all was
 */
public record RuleRun(UUID ticketId, String code, String subject, Instant at, String failure) {
    public boolean failed() {
        return !failure.isEmpty();
    }
}
