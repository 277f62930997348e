package mx.lanet.helpdesk.ticket.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.TicketRow;
import org.springframework.stereotype.Component;

/** Names the clients of tickets, to whom it does not go without saying. */
@Component
class ClientNames {
    private final Clients clients;

    ClientNames(Clients clients) {
        this.clients = clients;
    }

    Map<UUID, String> of(Person person, List<TicketRow> rows) {
        return of(person, rows.stream().map(TicketRow::clientId).collect(Collectors.toSet()));
    }

    Map<UUID, String> of(Person person, Set<UUID> ids) {
        return !person.isStaff() || person.chosenClient() != null || ids.isEmpty()
                ? Map.of()
                : clients.names(person, ids);
    }
}
