package mx.lanet.helpdesk.script;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;

/**
 * A script as lists show it.
 *
 * @param clientId whose it is; {@link Person#HOUSE} for everybody's machines
 * @param version the one that counts
 */
public record Script(
        UUID clientId,
        UUID scriptId,
        String name,
        String description,
        Language language,
        List<String> tags,
        int version,
        Instant updatedAt,
        String updatedByName,
        boolean archived) {
    public Script {
        tags = List.copyOf(tags);
    }

    public boolean ofHouse() {
        return clientId.equals(Person.HOUSE);
    }

    /** Whether machines of this client may run it. */
    public boolean isFor(UUID client) {
        return ofHouse() || clientId.equals(client);
    }
}
