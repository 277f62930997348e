package mx.lanet.helpdesk.ticket.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.client.Site;
import mx.lanet.helpdesk.client.Sites;
import mx.lanet.helpdesk.identity.Undelivered;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.web.Avatar;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what stands beside a ticket of who asked. */
@Component
class PersonPanels {
    private static final int MACHINES = 3;

    private final Users users;
    private final Undelivered undelivered;
    private final Clients clients;
    private final Sites sites;
    private final AssetDetails machines;
    private final Tenancy tenancy;

    PersonPanels(
            Users users,
            Undelivered undelivered,
            Clients clients,
            Sites sites,
            AssetDetails machines,
            Tenancy tenancy) {
        this.users = users;
        this.undelivered = undelivered;
        this.clients = clients;
        this.sites = sites;
        this.machines = machines;
        this.tenancy = tenancy;
    }

    PersonPanel of(Person reader, Ticket ticket) {
        return tenancy.call(reader.scope(), () -> panel(reader, ticket));
    }

    private PersonPanel panel(Person reader, Ticket ticket) {
        UUID id = ticket.requesterId();
        Optional<User> user = id == null ? Optional.empty() : users.find(ticket.clientId(), id);
        String key = String.valueOf(id == null ? ticket.assetId() : id);
        return new PersonPanel(
                ticket.requesterName(),
                Avatar.of(key, ticket.requesterName(), user.map(User::photo).orElse(0)),
                clients.names(List.of(ticket.clientId())).getOrDefault(ticket.clientId(), ""),
                user.map(User::department).orElse("").strip(),
                user.map(User::phone).orElse("").strip(),
                user.map(User::email).orElse("").strip(),
                site(ticket, user),
                user.flatMap(one -> undelivered.of(reader, one)).orElse(null),
                id == null ? List.of() : machines(reader, ticket, id),
                id == null ? null : "/tickets?view=all&client=" + ticket.clientId() + "&requester=" + id);
    }

    private String site(Ticket ticket, Optional<User> user) {
        @Nullable UUID siteId = user.map(User::siteId).orElse(ticket.siteId());
        return siteId == null
                ? ""
                : sites.find(ticket.clientId(), siteId).map(Site::name).orElse("");
    }

    private List<PersonPanel.Machine> machines(Person reader, Ticket ticket, UUID id) {
        return machines.assignedTo(reader, ticket.clientId(), id).stream()
                .filter(machine -> !machine.assetId().equals(ticket.assetId()))
                .limit(MACHINES)
                .map(machine -> new PersonPanel.Machine(
                        machine.name(),
                        "/assets/" + machine.assetId(),
                        machine.status().word()))
                .toList();
    }
}
