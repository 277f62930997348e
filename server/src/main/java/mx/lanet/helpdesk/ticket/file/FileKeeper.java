package mx.lanet.helpdesk.ticket.file;

import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;

/** A feature with files of its own, whose pictures stand at {@code /files/{id}/picture} like those of tickets. */
public interface FileKeeper {
    /** The file, if it is one of these and this person may see it. */
    Optional<Stored> find(Person person, UUID fileId);
}
