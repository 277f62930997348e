package mx.lanet.helpdesk.enrolment.internal;

import java.util.Locale;

/** What an agent's credential is good for. */
public enum Standing {
    FULL,
    /** In quarantine: heartbeats only. */
    PENDING,
    /** Retired, refused or revoked: nothing. */
    ENDED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Standing of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
