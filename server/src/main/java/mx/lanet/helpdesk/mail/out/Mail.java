package mx.lanet.helpdesk.mail.out;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail of the queue.
 *
 * @param userId null for somebody without a login
 * @param ticketId null when it is about none
 * @param messageId without angle brackets; fixed before the first attempt, so that a repeat can be recognised
 * @param since when it was first, or anew, to be sent: after {@link Retries#LIFE} nobody tries any more
 */
record Mail(
        UUID clientId,
        UUID mailId,
        MailKind kind,
        @Nullable UUID userId,
        @Nullable UUID ticketId,
        String recipient,
        String messageId,
        String subject,
        int tries,
        Instant since) {}
