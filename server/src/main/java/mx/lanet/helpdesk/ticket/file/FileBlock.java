package mx.lanet.helpdesk.ticket.file;

import java.util.List;
import org.springframework.util.unit.DataSize;

/**
 * Where files are put to a form.
 *
 * @param place which form: {@link #PORTAL}, {@link #CONSOLE} or a ticket's id
 * @param held what this person has put there and not sent
 */
public record FileBlock(String place, List<HeldFile> held, DataSize most) {
    /** The requester's form for a new ticket. */
    public static final String PORTAL = "portal";
    /** The team's. */
    public static final String CONSOLE = "console";

    public FileBlock {
        held = List.copyOf(held);
    }

    /** 25 MB */
    public String maxSize() {
        return most.toMegabytes() + "\u202fMB";
    }

    public long maxBytes() {
        return most.toBytes();
    }

    public int maxFiles() {
        return HeldFiles.MOST_FOR_A_FORM;
    }
}
