package mx.lanet.helpdesk.ticket.figure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one technician has on hand now. Those that wait for us and those that wait for them are all of the own ones.
 *
 * @param mine open and given to the technician
 * @param unassigned open and given to nobody, of all clients that are looked at
 * @param oldest when the oldest of the own ones was made; null when there is none
 */
public record OwnFigures(
        long mine, long unassigned, long waitingForUs, long waitingForThem, long reopened, @Nullable Instant oldest) {}
