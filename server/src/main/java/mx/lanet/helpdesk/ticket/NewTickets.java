package mx.lanet.helpdesk.ticket;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssignedPeople;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.CallerAddress;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.RequestTable.Purpose;
import mx.lanet.helpdesk.ticket.TicketsTogether.Asked;
import mx.lanet.helpdesk.ticket.field.FieldValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes tickets, once for each key that a sender gives. */
@Component
class NewTickets {
    /** Tickets of machines that are made alone at once: people keep the rest of the database's connections. */
    private static final int ALONE = 6;

    private static final int PATIENCE_SECONDS = 10;

    private final Doorway alone = new Doorway(ALONE, Duration.ofSeconds(PATIENCE_SECONDS), PATIENCE_SECONDS);
    private final Tenancy tenancy;
    private final TicketTable table;
    private final RequestTable requests;
    private final Openings openings;
    private final Acts acts;
    private final AssignedPeople assignedPeople;
    private final TicketGathering gathering;
    private final Ids ids;

    NewTickets(
            Tenancy tenancy,
            TicketTable table,
            RequestTable requests,
            Openings openings,
            Acts acts,
            AssignedPeople assignedPeople,
            TicketGathering gathering,
            Ids ids) {
        this.tenancy = tenancy;
        this.table = table;
        this.requests = requests;
        this.openings = openings;
        this.acts = acts;
        this.assignedPeople = assignedPeople;
        this.gathering = gathering;
        this.ids = ids;
    }

    Ticket make(Actor actor, Opening opening, Map<UUID, FieldValue> said, @Nullable String key) {
        return tenancy.call(actor.scope(), () -> made(actor, opening, said, key));
    }

    /** With those of other machines that wait at the same time, when it can be made with them. */
    Ticket makeFor(Agent agent, Opening opening, @Nullable String key) {
        return Optional.ofNullable(key)
                .flatMap(given -> gathering.make(new Asked(agent, opening, given, CallerAddress.current())))
                .orElseGet(() -> makeAlone(agent, opening, key));
    }

    private Ticket makeAlone(Agent agent, Opening opening, @Nullable String key) {
        return alone.through(() -> tenancy.call(agent.scope(), () -> {
            Opening asked = assignedPeople
                    .of(agent.clientId(), agent.assetId())
                    .map(person -> openings.askedBy(opening, person))
                    .orElse(opening);
            return made(agent, asked, Map.of(), key);
        }));
    }

    /** The new ticket, or the one that an earlier request with this key has made. */
    private Ticket made(Actor actor, Opening opening, Map<UUID, FieldValue> said, @Nullable String key) {
        UUID id = ids.next();
        UUID made = key == null ? id : claim(actor, opening, key, id);
        return made.equals(id)
                ? openings.open(actor, opening, said, id, acts.now())
                : Acts.visible(actor, table.find(Reach.of(actor.scope()), made));
    }

    private UUID claim(Actor actor, Opening opening, String key, UUID id) {
        UUID sender = actor.id().orElse(new UUID(0, 0));
        return requests.claim(opening.clientId(), sender, Purpose.TICKET, key, id, acts.now());
    }
}
