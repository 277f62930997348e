package mx.lanet.helpdesk.ticket;

import java.time.Instant;

/** Who spoke last in public, and when. */
public record LastWords(String authorName, boolean byStaff, Instant at) {}
