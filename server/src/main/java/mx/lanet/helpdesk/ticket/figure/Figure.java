package mx.lanet.helpdesk.ticket.figure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is counted, and listed behind the number. */
public enum Figure {
    /** Made within the period. */
    CREATED,
    /** Made within the period, and answered by the team. */
    ANSWERED,
    /** Resolved within the period, and not reopened since. */
    RESOLVED,
    /** Rated within the period. */
    RATED,
    /** The team spent time on it within the period. */
    WORKED,
    /** Open at the end of the period. */
    BACKLOG,
    /** Open now. */
    OPEN,
    /** Open now and opened again at least once. */
    REOPENED,
    /** Open now; the next word is the team's. */
    WAITING_FOR_US,
    /** Open now; the next word is the asking side's. */
    WAITING_FOR_THEM;

    /** The word in URLs and message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Figure> find(String word) {
        return Arrays.stream(values())
                .filter(figure -> figure.word().equals(word))
                .findFirst();
    }

    /** Whether the days of the period say which tickets these are. */
    public boolean ofPeriod() {
        return ordinal() <= BACKLOG.ordinal();
    }
}
