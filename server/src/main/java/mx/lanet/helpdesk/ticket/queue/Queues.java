package mx.lanet.helpdesk.ticket.queue;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The queues that tickets stand in. Only the team knows of them. */
@Service
public class Queues {
    /** The one that always is: it serves every client, and takes what nothing leads elsewhere. */
    public static final UUID GENERAL = UUID.fromString("00000000-0000-7000-8000-000000000100");

    private final QueueChoices choices;
    private final Tenancy tenancy;

    Queues(QueueChoices choices, Tenancy tenancy) {
        this.choices = choices;
        this.tenancy = tenancy;
    }

    /** All active queues by name, for a filter. */
    public List<QueueName> choices(Person person) {
        mustBeStaff(person);
        return tenancy.call(person.scope(), () -> choices.serving(null, null));
    }

    /** By name: the active queues that serve this client, and the one that a ticket stands in, active or not. */
    public List<QueueName> serving(Person person, UUID clientId, @Nullable UUID standingIn) {
        mustBeStaff(person);
        if (!person.mayReach(clientId)) {
            throw Problem.notFound().refusal();
        }
        return tenancy.call(person.scope(), () -> choices.serving(clientId, standingIn));
    }

    private static void mustBeStaff(Person person) {
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
    }
}
