package mx.lanet.helpdesk.ticket.sla;

/** Published in the transaction that says something else of a calendar or an agreement: open tickets follow. */
public record TermsChanged() {}
