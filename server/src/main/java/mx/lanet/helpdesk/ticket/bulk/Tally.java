package mx.lanet.helpdesk.ticket.bulk;

/** How many tickets have been changed, and how many could not be. */
public record Tally(int done, int failed) {}
