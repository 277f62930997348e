package mx.lanet.helpdesk.mail.out;

import org.jspecify.annotations.Nullable;

/**
 * What a mail says and how: kept sealed until it is sent. Who sends it is looked up then.
 *
 * @param toName perhaps empty
 * @param html with {@code cid:logo} where the client's logo goes
 * @param auto what stands in Auto-Submitted; empty for a person's own words
 * @param answers the Message-ID that it answers, without angle brackets; empty when it answers none
 * @param unsubscribe where one click ends it; empty where it cannot be ended so
 * @param enclosed a file that goes with it; null for none
 */
record Letter(
        String toName,
        String text,
        String html,
        String auto,
        String answers,
        String unsubscribe,
        @Nullable Enclosed enclosed) {
    static final String GENERATED = "auto-generated";
    static final String REPLIED = "auto-replied";

    /** A file. */
    record Enclosed(String name, String type, byte[] bytes) {}

    Letter(String toName, String text, String html, String auto, String answers, String unsubscribe) {
        this(toName, text, html, auto, answers, unsubscribe, null);
    }

    Letter enclosing(@Nullable Enclosed file) {
        return new Letter(toName, text, html, auto, answers, unsubscribe, file);
    }
}
