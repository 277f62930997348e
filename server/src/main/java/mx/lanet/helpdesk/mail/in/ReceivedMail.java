package mx.lanet.helpdesk.mail.in;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.file.Stored;
import org.jspecify.annotations.Nullable;

/**
 * A mail that was fetched, and what became of it.
 *
 * @param clientId whose it is; the house's until that is known
 * @param messageKey its Message-ID, or the digest of all of it
 * @param whole false when it was too long to be fetched to its end
 * @param reason why its fate is this one, as a message key below {@code mailin.reason.}; empty when that needs no reason
 * @param detail what else is told of it, as it came
 * @param automatic whether a program wrote it: then no program answers
 */
public record ReceivedMail(
        UUID clientId,
        UUID receivedId,
        UUID mailboxId,
        String messageKey,
        Instant arrivedAt,
        String fromAddress,
        String fromName,
        String subject,
        Stored raw,
        boolean whole,
        Fate fate,
        String reason,
        String detail,
        boolean automatic,
        @Nullable UUID ticketId,
        String ticketCode,
        int tries) {

    /** What became of it. */
    public enum Fate {
        WAITING,
        TICKET,
        COMMENT,
        NOTE,
        IGNORED,
        HELD,
        FAILED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Fate> find(String word) {
            return Arrays.stream(values())
                    .filter(fate -> fate.word().equals(word))
                    .findFirst();
        }
    }

    /** What it may be handed out as. */
    static final String MEDIA_TYPE = "message/rfc822";

    /** Whether a person may still make something of it. */
    public boolean isOpen() {
        return fate == Fate.HELD || fate == Fate.IGNORED || fate == Fate.FAILED;
    }

    /** The message that says why its fate is this one; empty when that needs no reason. */
    public String reasonKey() {
        return reason.isEmpty() ? "" : (reason.startsWith("ticket_") ? "problem." : "mailin.reason.") + reason;
    }

    public boolean hasClient() {
        return !clientId.equals(Person.HOUSE);
    }

    public String sender() {
        return fromName.isEmpty() ? fromAddress : fromName;
    }

    public String path() {
        return "/received-mail/" + receivedId;
    }

    public String fileName() {
        String name = subject.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", " ").strip();
        return (name.isEmpty() ? "correo" : name.substring(0, Math.min(80, name.length()))).toLowerCase(Locale.ROOT)
                + ".eml";
    }
}
