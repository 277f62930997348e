package mx.lanet.helpdesk.ticket.link;

import mx.lanet.helpdesk.ticket.Ticket;

/**
 * A ticket about to become a part of another, with all that will follow, in numbers.
 *
 * @param obstacle why it cannot be; a message key below {@code link.refused.}, or empty
 * @param words messages and notes of the ticket, its question counted
 * @param files of the ticket
 * @param beside tickets that stand beside it, or are its children
 */
public record MergePage(Ticket ticket, Ticket into, String obstacle, int words, int files, int beside) {
    public String action() {
        return "/tickets/" + ticket.code() + "/merge";
    }

    /** The other way round. */
    public String turned() {
        return "/tickets/" + into.code() + "/merge?into=" + ticket.code();
    }

    public String search() {
        return "/tickets/" + ticket.code() + "/links?how=merge";
    }

    /** Whether the two were asked for by different people, who will see each other's words. */
    public boolean strangers() {
        return ticket.requesterId() == null || !ticket.requesterId().equals(into.requesterId());
    }
}
