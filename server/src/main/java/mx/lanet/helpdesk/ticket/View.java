package mx.lanet.helpdesk.ticket;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mx.lanet.helpdesk.shared.Person;

/** The lists of tickets that everybody has. */
public enum View {
    MINE,
    UNASSIGNED,
    QUEUES,
    WATCHED,
    MENTIONED,
    OPEN,
    RESOLVED,
    ALL;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word in URLs and message keys. */
    public String word() {
        return word;
    }

    /** The view of a {@link #word()}, if it is one. */
    public static Optional<View> find(String word) {
        return Arrays.stream(values()).filter(view -> view.word().equals(word)).findFirst();
    }

    /** What somebody is offered: who is no staff is given no tickets. */
    public static List<View> of(Person person) {
        return person.isStaff()
                ? List.of(MINE, UNASSIGNED, QUEUES, WATCHED, MENTIONED, OPEN, ALL, RESOLVED)
                : List.of(OPEN, ALL, RESOLVED);
    }

    /** What it shows before any filter. */
    public TicketQuery query(Person person) {
        TicketQuery open = TicketQuery.all().in(State.OPEN);
        return switch (this) {
            case MINE -> open.assignedTo(person.userId());
            case UNASSIGNED -> open.unassigned();
            case QUEUES -> open.inQueuesOf(person.userId());
            case WATCHED -> open.watchedBy(person.userId());
            case MENTIONED -> open.mentioning(person.userId());
            case OPEN -> open;
            case RESOLVED -> TicketQuery.all().in(List.of(State.RESUELTO));
            case ALL -> TicketQuery.all();
        };
    }
}
