package mx.lanet.helpdesk.identity;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Service;

/**
 * Who may have machines of a client do something: the superadmin everywhere, a technician where it was granted. Call it
 * before a transaction is begun, or in one of the person's own scope.
 */
@Service
public class RemoteExecution {
    private final TechniciansTable technicians;
    private final FreshFactor factor;
    private final Tenancy tenancy;

    RemoteExecution(TechniciansTable technicians, FreshFactor factor, Tenancy tenancy) {
        this.technicians = technicians;
        this.factor = factor;
        this.tenancy = tenancy;
    }

    /**
     * Lets a person go on who may do it there and has just shown a second factor; refuses everybody else: {@code forbidden},
     * {@code second_factor_missing} when there is none to show, {@code second_factor_needed} when it was not shown lately.
     */
    public void demand(Person person, UUID clientId) {
        if (!permits(person, clientId)) {
            throw Problem.forbidden().refusal();
        }
        factor.demand(person);
    }

    /** Whether the person may, whatever was shown: for pages that offer it, and for what was ordered earlier. */
    public boolean permits(Person person, UUID clientId) {
        return switch (person.role()) {
            case SUPERADMIN -> true;
            case TECHNICIAN ->
                person.mayReach(clientId)
                        && tenancy.call(person.scope(), () -> technicians.mayExecute(clientId, person.userId()));
            case CLIENT_ADMIN, REQUESTER -> false;
        };
    }

    /** Of these clients, those where {@link #permits} says yes. */
    public Set<UUID> permittedAmong(Person person, Collection<UUID> clientIds) {
        return switch (person.role()) {
            case SUPERADMIN -> Set.copyOf(clientIds);
            case TECHNICIAN -> {
                List<UUID> reached = clientIds.stream().filter(person::mayReach).toList();
                yield tenancy.call(person.scope(), () -> technicians.executableAmong(reached, person.userId()));
            }
            case CLIENT_ADMIN, REQUESTER -> Set.of();
        };
    }
}
