package mx.lanet.helpdesk.rule;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a rule may ask of a ticket, its person, its client and its machine. */
public enum Fact {
    STATE(false),
    PRIORITY(false),
    /** A category means all below it, too. */
    CATEGORY(false),
    QUEUE(false),
    CHANNEL(false),
    /** Who has it: an id, or {@link #NOBODY}. */
    ASSIGNEE(false),
    TAG(true),
    /** The subject and the description. */
    WORDS(true),
    CLIENT(false),
    /** The requester's name and address. */
    PERSON(true),
    MACHINE(true),
    /** server, workstation or laptop. */
    MACHINE_KIND(false),
    /** What changed; only of {@link Trigger#CHANGED}. */
    CHANGE(false),
    /** Which side spoke; only of {@link Trigger#REPLIED}. */
    AUTHOR(false),
    /** Only of {@link Trigger#ALERT}, as is the next. */
    SEVERITY(false),
    ALERT_KIND(false);

    /** In place of an assignee. */
    public static final String NOBODY = "nobody";

    private static final Set<Fact> OF_THE_MOMENT = EnumSet.of(CHANGE, AUTHOR, SEVERITY, ALERT_KIND);

    private final boolean text;

    Fact(boolean text) {
        this.text = text;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is asked by words that it holds, not by what it is. */
    public boolean isText() {
        return text;
    }

    /** Whether only the moment knew it: of a ticket of the past nobody can tell. */
    public boolean isOfTheMoment() {
        return OF_THE_MOMENT.contains(this);
    }

    /** Whether a rule that this wakes can ask for it. */
    public boolean isKnownTo(Trigger trigger) {
        return switch (this) {
            case CHANGE -> trigger == Trigger.CHANGED;
            case AUTHOR -> trigger == Trigger.REPLIED;
            case SEVERITY, ALERT_KIND -> trigger == Trigger.ALERT;
            default -> true;
        };
    }
}
