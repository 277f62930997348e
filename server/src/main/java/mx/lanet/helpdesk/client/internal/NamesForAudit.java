package mx.lanet.helpdesk.client.internal;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.audit.ClientNames;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Component;

/** Names the clients in the page of the audit record. */
@Component
class NamesForAudit implements ClientNames {
    private final Clients clients;
    private final Tenancy tenancy;

    NamesForAudit(Clients clients, Tenancy tenancy) {
        this.clients = clients;
        this.tenancy = tenancy;
    }

    @Override
    public Map<UUID, String> of(Person person, Collection<UUID> clientIds) {
        return tenancy.call(person.scope(), () -> clients.names(clientIds));
    }
}
