package mx.lanet.helpdesk.identity;

import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Service;

/** Staff as they are at this moment, for work of theirs that outlives a request: it never may do more than they may. */
@Service
public class Team {
    private final PeopleTable table;
    private final Tenancy tenancy;

    Team(PeopleTable table, Tenancy tenancy) {
        this.table = table;
        this.tenancy = tenancy;
    }

    /** The superadmin or technician of this id, unless switched off. Opens a transaction of its own. */
    public Optional<Person> member(UUID userId) {
        return tenancy.call(new Scope.Everything(), () -> table.find(Person.HOUSE, userId))
                .filter(standing ->
                        standing.user().active() && standing.user().role().isStaff())
                .map(Team::person);
    }

    private static Person person(PeopleTable.Standing standing) {
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
                user.zone(),
                user.photo(),
                new Person.Factor(standing.factorSince() != null, false, null));
    }
}
