package mx.lanet.helpdesk.ticket.file;

import java.time.Instant;
import java.util.UUID;

/**
 * A file that people keep with a machine: an invoice, a photograph of its plate.
 *
 * @param internal the team's alone
 */
public record MachineFile(
        UUID fileId, boolean internal, String fileName, Stored stored, String addedByName, Instant addedAt) {}
