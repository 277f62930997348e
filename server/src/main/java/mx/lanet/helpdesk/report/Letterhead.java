package mx.lanet.helpdesk.report;

import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;

/** Whose name and picture stand above a document; given by the feature that keeps them. */
public interface Letterhead {
    /**
     * A client as its documents show it.
     *
     * @param logo PNG; empty for none
     */
    record Head(String name, byte[] logo) {}

    /** Empty for a client that the person does not reach. */
    Optional<Head> of(Person person, UUID clientId);
}
