package mx.lanet.helpdesk.ticket.tag;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketRow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The tags of tickets, for who is of the team; for everybody else there are none. */
@Service
public class Tags {
    /** So many are looked through for those that are offered. */
    private static final int LOOKED_AT = 300;

    private final TagTable table;
    private final Tenancy tenancy;

    Tags(TagTable table, Tenancy tenancy) {
        this.table = table;
        this.tenancy = tenancy;
    }

    /** Those of a ticket that the person sees. */
    public List<Tag> of(Person person, Ticket ticket) {
        return sees(person, ticket.clientId())
                ? tenancy.call(person.scope(), () -> table.of(ticket.clientId(), ticket.ticketId()))
                : List.of();
    }

    /** Those of each of these tickets; a ticket without any is left out. */
    public Map<UUID, List<Tag>> of(Person person, List<TicketRow> rows) {
        if (!person.isStaff() || rows.isEmpty()) {
            return Map.of();
        }
        return tenancy.call(
                person.scope(),
                () -> table.ofAll(
                        rows.stream().map(TicketRow::clientId).toList(),
                        rows.stream().map(TicketRow::ticketId).toList()));
    }

    /**
     * Those used before, the last used first: this client's, then those of the other clients that the person serves.
     *
     * @param clientId null for no client in particular
     */
    public List<Tag> used(Person person, @Nullable UUID clientId, int most) {
        if (!person.isStaff()) {
            return List.of();
        }
        Map<String, Tag> byKey = new LinkedHashMap<>();
        tenancy.run(person.scope(), () -> {
            if (clientId != null && person.mayReach(clientId)) {
                table.usedAt(clientId, most).forEach(byKey::putIfAbsent);
            }
            if (byKey.size() < most) {
                table.usedAnywhere(Reach.of(person.scope()), LOOKED_AT).forEach(byKey::putIfAbsent);
            }
        });
        return byKey.values().stream().limit(most).toList();
    }

    private static boolean sees(Person person, UUID clientId) {
        return person.isStaff() && person.mayReach(clientId);
    }
}
