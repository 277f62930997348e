package mx.lanet.helpdesk.mail.out;

/**
 * What a mail says and how: kept sealed until it is sent. Who sends it is looked up then.
 *
 * @param toName perhaps empty
 * @param html with {@code cid:logo} where the client's logo goes
 * @param auto what stands in Auto-Submitted; empty for a person's own words
 * @param answers the Message-ID that it answers, without angle brackets; empty when it answers none
 * @param unsubscribe where one click ends it; empty where it cannot be ended so
 */
record Letter(String toName, String text, String html, String auto, String answers, String unsubscribe) {
    static final String GENERATED = "auto-generated";
    static final String REPLIED = "auto-replied";
}
