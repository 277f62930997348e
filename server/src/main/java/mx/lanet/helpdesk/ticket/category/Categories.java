package mx.lanet.helpdesk.ticket.category;

import java.util.UUID;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Memory;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The categories that tickets can have. */
@Service
public class Categories {
    private final CategoryTable table;
    private final Tenancy tenancy;
    private final Memory memory;

    Categories(CategoryTable table, Tenancy tenancy, Memory memory) {
        this.table = table;
        this.tenancy = tenancy;
        this.memory = memory;
    }

    /** What this client has: the house's and its own; the house's alone for null. */
    public CategoryTree of(Actor actor, @Nullable UUID clientId) {
        if (clientId != null && actor instanceof Person person && !person.mayReach(clientId)) {
            throw Problem.notFound().refusal();
        }
        return memory.recall(
                new Known(actor.scope(), clientId), () -> tenancy.call(actor.scope(), () -> inTransaction(clientId)));
    }

    /** As a scope sees those of a client, in the memory. */
    private record Known(Scope scope, @Nullable UUID clientId) {}

    /** As {@link #of}, in the caller's open tenancy transaction, as far as that reaches. */
    public CategoryTree inTransaction(@Nullable UUID clientId) {
        return CategoryTree.of(table.of(clientId));
    }
}
