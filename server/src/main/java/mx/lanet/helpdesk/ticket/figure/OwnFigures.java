package mx.lanet.helpdesk.ticket.figure;

import java.time.Instant;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Formats;
import org.jspecify.annotations.Nullable;

/**
 * What one technician has on hand now. Those that wait for us and those that wait for them are all of the own ones.
 *
 * @param mine open and given to the technician
 * @param unassigned open and given to nobody, of all clients that are looked at; counted up to one more than {@link Slice#COUNTED}
 * @param oldest when the oldest of the own ones was made; null when there is none
 */
public record OwnFigures(
        long mine, long unassigned, long waitingForUs, long waitingForThem, long reopened, @Nullable Instant oldest) {
    /** To read; of more than are counted, that there are more. */
    public String unassigned(Formats formats) {
        return formats.number(Math.min(unassigned, Slice.COUNTED)) + (unassigned > Slice.COUNTED ? "+" : "");
    }
}
