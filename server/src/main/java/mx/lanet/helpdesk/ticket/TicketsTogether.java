package mx.lanet.helpdesk.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.asset.AssignedPeople;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.ConversationTable.Happened;
import mx.lanet.helpdesk.ticket.ConversationTable.Reading;
import mx.lanet.helpdesk.ticket.Openings.Opened;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Makes tickets that machines of several clients ask for in one transaction, which reaches these clients alone. It makes none
 * of those whose queue chooses who has them, or whose key is known.
 */
@Component
class TicketsTogether {
    private final Tenancy tenancy;
    private final TicketTable table;
    private final ConversationTable conversation;
    private final RequestTable requests;
    private final Openings openings;
    private final Acts acts;
    private final AssignedPeople assignedPeople;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Ids ids;

    TicketsTogether(
            Tenancy tenancy,
            TicketTable table,
            ConversationTable conversation,
            RequestTable requests,
            Openings openings,
            Acts acts,
            AssignedPeople assignedPeople,
            Audit audit,
            ApplicationEventPublisher events,
            Ids ids) {
        this.tenancy = tenancy;
        this.table = table;
        this.conversation = conversation;
        this.requests = requests;
        this.openings = openings;
        this.acts = acts;
        this.assignedPeople = assignedPeople;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
    }

    /**
     * What a machine asks for.
     *
     * @param address where the request came from
     */
    record Asked(Agent agent, Opening opening, String key, String address) {}

    /** The tickets of those that were made: what is asked for twice is made once. */
    Map<Asked, Ticket> make(Set<Asked> asked) {
        Set<UUID> clients = asked.stream().map(one -> one.agent().clientId()).collect(Collectors.toSet());
        return tenancy.call(new Scope.Clients(clients), () -> {
            Map<Asked, Opened> opened = opened(asked, acts.now());
            opened.values().retainAll(claimed(opened));
            if (!opened.isEmpty()) {
                save(opened);
            }
            Map<Asked, Ticket> made = new HashMap<>();
            opened.forEach((one, its) -> made.put(one, its.ticket()));
            return made;
        });
    }

    private Map<Asked, Opened> opened(Set<Asked> asked, Instant now) {
        Iterator<TicketTable.Next> numbers = table.next(asked.size()).iterator();
        Map<UUID, UUID> clients = new HashMap<>();
        asked.forEach(one -> clients.put(one.agent().assetId(), one.agent().clientId()));
        Map<UUID, UUID> people = assignedPeople.of(clients);
        Map<Asked, Opened> opened = new LinkedHashMap<>();
        for (Asked one : asked) {
            Agent agent = one.agent();
            TicketTable.Next next = numbers.next();
            Opening opening = Optional.ofNullable(people.get(agent.assetId()))
                    .map(person -> openings.askedBy(one.opening(), person))
                    .orElse(one.opening());
            Placement placement = openings.placement(agent, opening, next);
            if (!placement.queue().automatic()) {
                opened.put(one, openings.opened(agent, opening, next, ids.next(), placement, null, now));
            }
        }
        return opened;
    }

    private List<Opened> claimed(Map<Asked, Opened> opened) {
        List<RequestTable.Claim> claims = new ArrayList<>();
        opened.forEach((one, its) -> claims.add(new RequestTable.Claim(
                one.agent().clientId(),
                one.agent().assetId(),
                one.key(),
                its.ticket().ticketId())));
        Set<UUID> taken = requests.claim(claims, acts.now());
        return opened.values().stream()
                .filter(its -> taken.contains(its.ticket().ticketId()))
                .toList();
    }

    private void save(Map<Asked, Opened> opened) {
        List<Happened> happened = new ArrayList<>();
        List<Reading> readings = new ArrayList<>();
        List<Audit.Entry> entries = new ArrayList<>();
        opened.forEach((one, its) -> {
            Ticket ticket = its.ticket();
            happened.add(new Happened(ticket, one.agent(), Openings.created(ticket, one.agent())));
            readings.add(new Reading(ticket, one.agent().assetId(), ticket.createdAt()));
            entries.add(its.entry(one.address()));
        });
        table.insert(opened.values().stream().map(Opened::ticket).toList());
        conversation.add(happened);
        conversation.read(readings);
        events.publishEvent(
                new TicketsMade(opened.values().stream().map(Opened::acted).toList()));
        audit.record(entries);
    }
}
