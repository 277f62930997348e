package mx.lanet.helpdesk.ticket.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.TicketRow;
import org.springframework.stereotype.Component;

/** Names the clients of tickets, to whom it does not go without saying. */
@Component
class ClientNames {
    private final Clients clients;
    private final Tenancy tenancy;

    ClientNames(Clients clients, Tenancy tenancy) {
        this.clients = clients;
        this.tenancy = tenancy;
    }

    Map<UUID, String> of(Person person, List<TicketRow> rows) {
        return of(person, rows.stream().map(TicketRow::clientId).collect(Collectors.toSet()));
    }

    Map<UUID, String> of(Person person, Set<UUID> ids) {
        return !person.isStaff() || person.chosenClient() != null || ids.isEmpty()
                ? Map.of()
                : tenancy.call(person.scope(), () -> clients.names(ids));
    }
}
