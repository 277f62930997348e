package mx.lanet.helpdesk.mail.out;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a mail tells of. */
public enum MailKind {
    RECEIVED(Audience.CLIENT),
    REPLIED(Audience.CLIENT),
    RESOLVED(Audience.CLIENT),
    CLOSED(Audience.CLIENT),
    REOPENED(Audience.ALL),
    ASSIGNED(Audience.TEAM),
    MENTIONED(Audience.TEAM),
    ANSWERED(Audience.TEAM),
    DUE_SOON(Audience.TEAM),
    OVERDUE(Audience.TEAM),
    RULE(Audience.TEAM),
    INVITED(Audience.NOBODY),
    DIGEST(Audience.NOBODY),
    REPORT(Audience.NOBODY),
    TRIAL(Audience.NOBODY);

    /** Who chooses whether to be told. */
    private enum Audience {
        CLIENT,
        TEAM,
        ALL,
        NOBODY
    }

    private final Audience audience;

    MailKind(Audience audience) {
        this.audience = audience;
    }

    /** Those that somebody of the team, or of a client, can do without. */
    public static List<MailKind> chosenBy(boolean staff) {
        return Arrays.stream(values())
                .filter(kind ->
                        kind.audience == Audience.ALL || kind.audience == (staff ? Audience.TEAM : Audience.CLIENT))
                .toList();
    }

    /** Those whose words the house can change. */
    static List<MailKind> written() {
        return Arrays.stream(values())
                .filter(kind -> kind != DIGEST && kind != REPORT && kind != TRIAL)
                .toList();
    }

    /** Whether it is of a promise, which is of no interest any more once the ticket has ended. */
    boolean isOfPromise() {
        return this == DUE_SOON || this == OVERDUE;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<MailKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
