package mx.lanet.helpdesk.webhook;

import java.util.Locale;

/** What became of one attempt. */
sealed interface Outcome {
    /** @param beginning of what was answered, readable */
    record Answered(int status, String beginning) implements Outcome {
        boolean isTaken() {
            return status >= 200 && status < 300;
        }
    }

    /** Nobody answered. */
    record Failed(Why why, String words) implements Outcome {}

    /** Why nobody did. */
    enum Why {
        /** It is no address. */
        ADDRESS,
        UNKNOWN_HOST,
        FORBIDDEN,
        CONNECTION,
        TLS,
        TIMEOUT,
        NOT_HTTP;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
