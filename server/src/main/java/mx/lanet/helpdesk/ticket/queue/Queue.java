package mx.lanet.helpdesk.ticket.queue;

import java.util.UUID;

/**
 * A queue as its administrator sees it.
 *
 * @param automatic gives what arrives to one of its members by itself
 * @param everyClient serves all clients, or only those that were named
 * @param active false for one at rest: nothing goes there any more
 */
public record Queue(
        UUID id, String name, String note, boolean automatic, boolean everyClient, boolean active, int version) {

    /** The one that always is: it serves every client and never rests. */
    public boolean isGeneral() {
        return id.equals(Queues.GENERAL);
    }
}
