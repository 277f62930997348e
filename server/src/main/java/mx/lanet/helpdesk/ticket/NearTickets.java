package mx.lanet.helpdesk.ticket;

import java.util.List;

/**
 * The other open tickets of the person and of the machine that a ticket is about, the liveliest first.
 *
 * @param ofPerson at most {@value #MOST}
 * @param personAll how many the person has ever had, counted as far as {@value #COUNTED}
 * @param personOpen how many of these are open, this one included
 * @param ofMachine those of others, at most {@value #MOST}
 */
public record NearTickets(List<TicketRow> ofPerson, int personOpen, int personAll, List<TicketRow> ofMachine) {
    /** Beside a ticket stands a glance, not a list. */
    public static final int MOST = 4;

    public static final int COUNTED = 1000;

    public NearTickets {
        ofPerson = List.copyOf(ofPerson);
        ofMachine = List.copyOf(ofMachine);
    }
}
