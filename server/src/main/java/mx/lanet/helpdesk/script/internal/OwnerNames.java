package mx.lanet.helpdesk.script.internal;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Component;

/** Names the clients of scripts and runs. */
@Component
class OwnerNames {
    private final Clients clients;
    private final Tenancy tenancy;

    OwnerNames(Clients clients, Tenancy tenancy) {
        this.clients = clients;
        this.tenancy = tenancy;
    }

    Map<UUID, String> of(Person person, Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : tenancy.call(person.scope(), () -> clients.names(ids));
    }
}
