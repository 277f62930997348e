package mx.lanet.helpdesk.knowledge;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import org.jspecify.annotations.Nullable;

/** What a person reaches of the knowledge base. */
final class ArticleScopes {
    private ArticleScopes() {}

    /** The team's clients and the house; a client's people reach their own, and what the functions add to it. */
    static Scope of(Person person) {
        return switch (person.role()) {
            case SUPERADMIN -> new Scope.Everything();
            case TECHNICIAN -> new Scope.Clients(withHouse(person.clients()));
            case CLIENT_ADMIN, REQUESTER -> new Scope.Client(person.clientId());
        };
    }

    /** The house's rows, in which the team's drafts stand. */
    static Scope house() {
        return new Scope.Clients(Set.of(Person.HOUSE));
    }

    static Set<UUID> withHouse(Set<UUID> clients) {
        Set<UUID> all = new HashSet<>(clients);
        all.add(Person.HOUSE);
        return all;
    }

    /** The chosen client's and the house's; null for all within reach. */
    static String @Nullable [] listed(Person person, @Nullable UUID client) {
        UUID chosen = person.isStaff() ? person.chosenClient() : null;
        Set<UUID> only = client != null ? Set.of(client) : chosen != null ? withHouse(Set.of(chosen)) : Set.of();
        return only.isEmpty() ? null : only.stream().map(UUID::toString).toArray(String[]::new);
    }

    /**
     * The superadmin writes everything, technicians what is the house's or of the clients they serve. A foreign owner does not
     * exist.
     */
    static void mustWrite(Person person, UUID owner) {
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
        if (person.role() != Role.SUPERADMIN && !owner.equals(Person.HOUSE) && !person.mayReach(owner)) {
            throw Problem.notFound().refusal();
        }
    }
}
