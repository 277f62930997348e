package mx.lanet.helpdesk.mail.out;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail that waits, or that nobody tries any more.
 *
 * @param failure {@code step: words of the mail server}; empty when it was not tried yet
 * @param dueAt when it is tried next
 */
public record QueuedMail(
        UUID mailId,
        MailKind kind,
        String recipient,
        String subject,
        String failure,
        int tries,
        Instant createdAt,
        Instant dueAt) {

    /** The message of where it ended. */
    public String stepKey() {
        int colon = failure.indexOf(':');
        return "mail.step." + (colon > 0 ? failure.substring(0, colon) : failure);
    }

    /** What the mail server said. */
    public String words() {
        int colon = failure.indexOf(':');
        return colon > 0 ? failure.substring(colon + 1).strip() : "";
    }

    public String kindKey() {
        return "mail.kind." + kind.word();
    }
}
