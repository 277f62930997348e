package mx.lanet.helpdesk.ticket;

import java.util.Optional;
import java.util.UUID;

/** A ticket that was chosen, in the version that its person saw. */
public record Chosen(UUID clientId, UUID ticketId, int version) {
    /** As a form sends it. */
    public String written() {
        return clientId + "." + ticketId + "." + version;
    }

    /** What a form has sent, if it is one. */
    public static Optional<Chosen> find(String written) {
        if (!written.matches("([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.){2}[0-9]{1,9}")) {
            return Optional.empty();
        }
        String[] parts = written.split("\\.", -1);
        return Optional.of(
                new Chosen(UUID.fromString(parts[0]), UUID.fromString(parts[1]), Integer.parseInt(parts[2])));
    }
}
