package mx.lanet.helpdesk.script;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a script, or of a file of the library, on machines of one client.
 *
 * @param scriptId the script's, or the file's
 * @param arguments what was written for each parameter; empty for secrets
 * @param dueAt when it begins
 * @param expiresAt until when machines that are off are awaited
 * @param busy something is left for the server to order or to cancel
 * @param visible whether the people at the machines see it, and are asked where the settings say so
 */
public record Run(
        UUID clientId,
        UUID runId,
        Kind kind,
        UUID scriptId,
        int scriptVersion,
        String scriptName,
        List<Argument> arguments,
        String reason,
        @Nullable UUID ticketId,
        @Nullable UUID againOf,
        UUID ownerId,
        String ownerName,
        Instant madeAt,
        Start start,
        Instant dueAt,
        Instant expiresAt,
        int machines,
        boolean busy,
        @Nullable Instant cancelledAt,
        String cancelledByName,
        boolean visible) {
    public Run {
        arguments = List.copyOf(arguments);
    }

    /** What was written for a parameter; the value of a secret is not among them. */
    public record Argument(String name, boolean secret, String value) {}

    /** What is brought to the machines. */
    public enum Kind {
        SCRIPT,
        FILE;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT));
        }
    }

    public boolean isFile() {
        return kind == Kind.FILE;
    }

    /** When machines begin. */
    public enum Start {
        NOW,
        AT,
        BACK;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Start of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT));
        }
    }

    public boolean isCancelled() {
        return cancelledAt != null;
    }
}
