package mx.lanet.helpdesk.audit;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;

/** Knows the names of clients; the feature that keeps clients implements it, since it stands above this one. */
public interface ClientNames {
    /** Those that the person may not see are absent. */
    Map<UUID, String> of(Person person, Collection<UUID> clientIds);
}
