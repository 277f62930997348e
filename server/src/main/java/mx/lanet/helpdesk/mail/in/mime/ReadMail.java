package mx.lanet.helpdesk.mail.in.mime;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, as far as it can be read.
 *
 * @param from who says to have sent it; null when nobody does
 * @param replyTo where answers are wanted, when that is told
 * @param to all to whom it went, with copies and with what servers note about its delivery
 * @param messageId without brackets; empty when it has none
 * @param references the mails that it answers, newest first, without brackets
 * @param text as plain text; empty when it has only HTML, or nothing
 * @param html null when it has none
 * @param parts what stands beside the text, in its order
 * @param report what a server tells of a mail that it could not deliver; null in any other mail
 * @param flaws what was wrong with it
 */
public record ReadMail(
        @Nullable MailAddress from,
        @Nullable MailAddress replyTo,
        List<MailAddress> to,
        String subject,
        String messageId,
        List<String> references,
        String text,
        @Nullable String html,
        List<Part> parts,
        Marks marks,
        @Nullable Report report,
        Set<Flaw> flaws) {
    public ReadMail {
        to = List.copyOf(to);
        references = List.copyOf(references);
        parts = List.copyOf(parts);
        flaws = Set.copyOf(flaws);
    }

    /** What was wrong with a mail and is told to who reads it. */
    public enum Flaw {
        /** Too many headers. */
        HEADERS,
        /** Parts within parts, too deep. */
        DEPTH,
        /** Too many parts. */
        PARTS,
        /** The borders between parts were missing. */
        BORDERS,
        /** Longer than what is read; the rest is in the original, or was left on the mail server. */
        LENGTH
    }

    /**
     * A file of a mail.
     *
     * @param name as the sender calls it, or one of ours
     * @param contentId by which the HTML shows it; empty when it has none
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, compared never
    public record Part(String name, String mediaType, String contentId, byte[] content) {}

    /**
     * What headers tell about a mail's way and purpose, in lower case but for the results.
     *
     * @param autoSubmitted RFC 3834; empty when it is not told
     * @param returnPath null when it is not told, empty for none: nobody wants to hear of its delivery
     * @param authentication what servers on the way found out about the sender, topmost first
     */
    public record Marks(
            String autoSubmitted,
            String precedence,
            boolean autoReply,
            boolean suppressesAnswers,
            boolean ofList,
            @Nullable String returnPath,
            List<String> authentication) {
        public Marks {
            authentication = List.copyOf(authentication);
        }
    }

    /**
     * Of a mail that did not arrive (RFC 3464).
     *
     * @param failed whether it will never; otherwise it is late, or did arrive
     * @param recipient empty when that is not told
     * @param reason as the server says it
     * @param references Message-IDs of the mail that it is about, without brackets
     */
    public record Report(boolean failed, String recipient, String reason, List<String> references) {
        public Report {
            references = List.copyOf(references);
        }
    }

    public Optional<MailAddress> sender() {
        return Optional.ofNullable(from);
    }
}
