package mx.lanet.helpdesk.ticket;

import mx.lanet.helpdesk.shared.Actor;

/** Asked after each change of a ticket, in its transaction, by features that keep something beside tickets. */
public interface TicketFollower {
    /** The change is saved, but not committed; whatever is thrown takes it back. */
    void changed(Actor actor, Ticket before, Ticket after);
}
