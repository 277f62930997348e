package mx.lanet.helpdesk.ticket.file;

import java.time.Instant;
import java.util.UUID;

/**
 * A file that somebody has put to a form and not sent yet. Only its holder sees it.
 *
 * @param fileId also the attachment's id, once it is one
 * @param place which form it was put to: {@code portal}, {@code console}, or a ticket's id
 */
public record HeldFile(UUID fileId, String place, String fileName, Stored stored, Instant heldAt) {}
