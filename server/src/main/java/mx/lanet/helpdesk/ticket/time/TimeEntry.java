package mx.lanet.helpdesk.ticket.time;

import java.time.LocalDate;
import java.util.UUID;

/**
 * How long somebody of the team worked on a ticket one day.
 *
 * @param minutes 1 to {@value Minutes#MOST}
 * @param version raised by each change
 */
public record TimeEntry(
        UUID timeId, UUID personId, String personName, int minutes, LocalDate spentOn, String note, int version) {
    /** The longest note. */
    public static final int NOTE_MAX = 500;

    public TimeEntry {
        if (minutes < 1 || minutes > Minutes.MOST || note.length() > NOTE_MAX) {
            throw new IllegalArgumentException("time that is out of its limits");
        }
    }
}
