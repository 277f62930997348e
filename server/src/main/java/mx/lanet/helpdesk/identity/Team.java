package mx.lanet.helpdesk.identity;

import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Staff as they are at this moment, for work of theirs that outlives a request: it never may do more than they may. */
@Service
public class Team {
    private final PeopleTable table;
    private final Clients clients;
    private final Tenancy tenancy;

    Team(PeopleTable table, Clients clients, Tenancy tenancy) {
        this.table = table;
        this.clients = clients;
        this.tenancy = tenancy;
    }

    /** The superadmin or technician of this id, unless switched off. Opens a transaction of its own. */
    public Optional<Person> member(UUID userId) {
        return tenancy.call(new Scope.Everything(), () -> table.find(Person.HOUSE, userId))
                .filter(standing ->
                        standing.user().active() && standing.user().role().isStaff())
                .map(Team::person);
    }

    /** Anybody of this id who could sign in, in the caller's transaction of all clients; with the client's zone for want of an own one. */
    public Optional<Person> active(UUID clientId, UUID userId) {
        return clients.find(clientId).filter(Client::active).flatMap(client -> table.find(clientId, userId)
                .filter(standing -> standing.user().active())
                .map(standing -> person(standing, ZoneId.of(client.timeZone()))));
    }

    private static Person person(PeopleTable.Standing standing) {
        return person(standing, standing.user().zone());
    }

    private static Person person(PeopleTable.Standing standing, @Nullable ZoneId usual) {
        User user = standing.user();
        return new Person(
                user.id(),
                user.clientId(),
                user.role(),
                user.name(),
                user.login(),
                standing.clients(),
                null,
                user.locale(),
                user.theme(),
                standing.mustChangePassword(),
                user.zone() == null ? usual : user.zone(),
                user.photo(),
                new Person.Factor(standing.factorSince() != null, false, null));
    }
}
