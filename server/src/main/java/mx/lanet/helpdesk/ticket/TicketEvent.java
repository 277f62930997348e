package mx.lanet.helpdesk.ticket;

import java.time.Instant;
import java.util.Locale;

/**
 * One line of a ticket's history.
 *
 * @param kind what changed: {@code state}, {@code priority}, {@code assignee}, …
 * @param from the value before; empty when there was none
 * @param to the value after; empty when there is none
 * @param about what changed, where the kind alone does not say it; else empty
 * @param internal whether only the team sees it
 */
public record TicketEvent(
        Instant at, String actorName, Kind kind, String from, String to, String about, boolean internal) {
    /** Who closes what has been resolved and quiet for a week: the server, by itself. */
    public static final String QUIET_CLOSER = "cierre automático";

    /** Whether nobody closed the ticket, but the week in which nobody wrote. */
    public boolean closedByItself() {
        return kind == Kind.STATE && actorName.equals(QUIET_CLOSER) && to.equals(State.CERRADO.word());
    }

    /** One whose kind says it all, and that everybody may see. */
    public TicketEvent(Instant at, String actorName, Kind kind, String from, String to) {
        this(at, actorName, kind, from, to, "", false);
    }

    /** What an event tells. */
    public enum Kind {
        CREATED,
        STATE,
        PRIORITY,
        CATEGORY,
        FIELD,
        QUEUE,
        ASSIGNEE,
        REOPENED,
        UNDONE,
        RATED,
        ATTACHED,
        TAGS,
        WATCHERS,
        /** Another ticket stands beside it; {@code to} is its number, as in all that follow. */
        RELATED,
        UNRELATED,
        /** It has a parent now, or another; {@code from} is the one before. */
        CHILD_OF,
        /** It has a child more, or less. */
        CHILD,
        NO_CHILD,
        /** A child has ended or begun again: {@code from} is its number, {@code to} its state. */
        CHILD_STATE,
        /** It is a part of another from now on; {@code from} is its state before. */
        MERGED,
        /** Another is a part of it from now on; {@code from} is that one's subject. */
        TOOK_IN,
        /** Some of its words stand in another from now on. */
        SPLIT,
        /** It was made of words of another. */
        SPLIT_FROM,
        /** A script was run from it: {@code to} is its name, {@code from} where, {@code about} the run's id. */
        SCRIPT_RUN,
        /** A rule has run: {@code to} is its name, {@code about} its id. */
        RULE_RAN,
        /** A promise was broken: {@code about} says which. */
        SLA_BROKEN,
        /** So much percent of a promise is used up: {@code from} of {@code about}. */
        SLA_USED;

        /** The word in the database and in message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
