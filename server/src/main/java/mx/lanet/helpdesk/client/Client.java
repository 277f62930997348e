package mx.lanet.helpdesk.client;

import java.time.Instant;
import java.util.UUID;

/**
 * A company that the MSP serves.
 *
 * @param timeZone an IANA name, such as {@code America/Mexico_City}
 * @param house true for the MSP itself, which lists leave out
 * @param version for optimistic locking
 */
public record Client(
        UUID id,
        String name,
        String timeZone,
        String note,
        boolean house,
        boolean active,
        Instant createdAt,
        int version) {
    /** As a person saw it who has been overtaken meanwhile. */
    public Client withVersion(int seen) {
        return new Client(id, name, timeZone, note, house, active, createdAt, seen);
    }
}
