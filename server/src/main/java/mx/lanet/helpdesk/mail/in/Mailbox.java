package mx.lanet.helpdesk.mail.in;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import org.jspecify.annotations.Nullable;

/**
 * Where mail is fetched. Without its secrets, which only the one who signs in asks for.
 *
 * @param hasSecret whether a password, or an OAuth client's secret, is kept
 * @param granted whether somebody has authorised us for good
 * @param trouble the step that failed last; null when all is well
 * @param version for optimistic locking
 */
public record Mailbox(
        UUID mailboxId,
        MailboxDraft says,
        boolean hasSecret,
        boolean granted,
        boolean active,
        Progress progress,
        @Nullable Instant lookedAt,
        @Nullable Trouble trouble,
        int version) {

    /** How the way is protected. */
    public enum Protection {
        TLS,
        STARTTLS,
        NONE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Protection> find(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word().equals(word))
                    .findFirst();
        }
    }

    /** How we sign in. */
    public enum SignIn {
        PASSWORD,
        /** OAuth 2 as a program: Microsoft 365 calls it application permissions. */
        OAUTH_CLIENT,
        /** OAuth 2 as a person who has agreed once. */
        OAUTH_CODE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<SignIn> find(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word().equals(word))
                    .findFirst();
        }
    }

    /** A step of the way to a mailbox, which can fail. */
    public enum Step {
        NAME,
        CONNECT,
        TLS,
        PERMIT,
        SIGN_IN,
        FOLDER,
        FETCH;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param text as the other side says it */
    public record Trouble(Step step, String text) {}

    /**
     * How far it was fetched.
     *
     * @param validity of its numbers; another one means that they are counted anew
     * @param since mail that was there before, and was read, stays where it is
     */
    public record Progress(long validity, long lastUid, Instant since) {}

    /** Whose mail it is; empty when the sender tells. */
    public Optional<UUID> boundTo() {
        return Optional.of(says.clientId()).filter(client -> !client.equals(Person.HOUSE));
    }

    public String path() {
        return "/received-mail/boxes/" + mailboxId;
    }
}
