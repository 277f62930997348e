package mx.lanet.helpdesk.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, of which other programs are still to be told.
 *
 * @param subjectId the ticket, the alert or the machine
 * @param webhookId only this destination; null for all that want it
 * @param data what is told of it, as JSON
 * @param at when it happened
 */
record WebhookDue(
        UUID clientId,
        UUID dueId,
        WebhookEvent event,
        UUID subjectId,
        @Nullable UUID webhookId,
        String data,
        Instant at,
        int tries) {}
