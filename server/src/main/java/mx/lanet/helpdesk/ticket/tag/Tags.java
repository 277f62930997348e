package mx.lanet.helpdesk.ticket.tag;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketChanged;
import mx.lanet.helpdesk.ticket.TicketRow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;

/** The tags of tickets, for who is of the team; for everybody else there are none. */
@Service
public class Tags {
    /** So many are looked through for those that are offered. */
    private static final int LOOKED_AT = 300;

    /** Until anything changes on a ticket; what another server's people have put on one is offered so much later. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private static final int MOST_REMEMBERED = 1_000;

    private final TagTable table;
    private final Tenancy tenancy;
    private final Clock clock;
    private final AtomicLong changes = new AtomicLong();
    private final Map<Asked, Offered> offered = new ConcurrentHashMap<>();

    private record Asked(Scope scope, @Nullable UUID clientId, int most) {}

    private record Offered(List<Tag> tags, long changes, Instant until) {}

    Tags(TagTable table, Tenancy tenancy, Clock clock) {
        this.table = table;
        this.tenancy = tenancy;
        this.clock = clock;
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
        Asked asked = new Asked(person.scope(), clientId, most);
        long before = changes.get();
        Instant now = clock.instant();
        Offered known = offered.get(asked);
        if (known != null && known.changes() == before && now.isBefore(known.until())) {
            return known.tags();
        }
        Offered read = new Offered(read(person, clientId, most), before, now.plus(REMEMBERED));
        if (offered.size() >= MOST_REMEMBERED) {
            offered.clear();
        }
        offered.put(asked, read);
        return read.tags();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(TicketChanged changed) {
        changes.incrementAndGet();
    }

    private List<Tag> read(Person person, @Nullable UUID clientId, int most) {
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
