package mx.lanet.helpdesk.mail.out;

/**
 * Stops watching a ticket.
 *
 * @param action where the button posts to; empty when it is done, or the link is none of ours
 */
public record LeavePage(String action, boolean done) {}
