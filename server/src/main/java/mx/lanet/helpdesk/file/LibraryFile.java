package mx.lanet.helpdesk.file;

import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import org.jspecify.annotations.Nullable;

/**
 * A file of the library.
 *
 * @param clientId whose it is; {@link Person#HOUSE} for all clients
 * @param siteId of one site; null for all
 * @param folder steps between slashes; empty at the top
 * @param internal the team's alone
 * @param newest the version that counts
 */
public record LibraryFile(
        UUID clientId,
        UUID fileId,
        @Nullable UUID siteId,
        String folder,
        String name,
        String description,
        boolean internal,
        FileVersion newest) {
    public boolean ofHouse() {
        return clientId.equals(Person.HOUSE);
    }
}
