package mx.lanet.helpdesk.alert;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.web.Shell;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;

/**
 * An alert as people see it.
 *
 * @param about what it is about: its name is {@code name}
 * @param message as the agent wrote it; empty when {@code textKey} says it in the reader's language
 * @param openedAt when the trouble began the first time
 * @param raisedAt when it began the last time
 * @param times how often it began
 * @param version of what people decide; whoever decides says which one they looked at
 * @param ticketId the ticket that was made of it
 * @param ticketCode its number; empty without one
 */
public record Alert(
        UUID alertId,
        About about,
        String name,
        String clientName,
        String siteName,
        String kind,
        String subject,
        Severity severity,
        String message,
        String textKey,
        List<String> arguments,
        @Nullable Double threshold,
        @Nullable Double currentValue,
        Instant openedAt,
        Instant raisedAt,
        int times,
        @Nullable Instant closedAt,
        AlertState state,
        @Nullable Instant acknowledgedAt,
        String acknowledgedBy,
        @Nullable Instant silencedUntil,
        @Nullable UUID assigneeId,
        String assigneeName,
        @Nullable UUID ticketId,
        String ticketCode,
        int version) {
    public Alert {
        arguments = List.copyOf(arguments);
    }

    public UUID clientId() {
        return about.clientId();
    }

    public boolean isOpen() {
        return closedAt == null;
    }

    public String path() {
        return "/alerts/" + alertId;
    }

    /** What it says, in the reader's language where the server wrote it. */
    public String text(Shell shell) {
        return text(shell.texts());
    }

    public String text(Texts texts) {
        if (!textKey.isEmpty()) {
            return texts.t(textKey, arguments.toArray());
        }
        return message.isBlank() ? kindName(texts) : message;
    }

    /** Which of several, as people call it: what the server means by it is said in its text. */
    public String subjectShown() {
        return textKey.isEmpty() ? subject : "";
    }

    /** The kind's name; of one that nobody gave a name, the word itself. */
    public String kindName(Shell shell) {
        return kindName(shell.texts());
    }

    public String kindName(Texts texts) {
        return AlertKind.name(kind, texts);
    }
}
