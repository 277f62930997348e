package mx.lanet.helpdesk.ticket;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Writes into a ticket's history, for the team alone, that a script was run from it. It overwrites nothing. */
@Service
public class RunHistory {
    private static final int VALUE_MAX = 1000;

    private final TicketTable table;
    private final ConversationTable conversation;
    private final Tenancy tenancy;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    RunHistory(
            TicketTable table,
            ConversationTable conversation,
            Tenancy tenancy,
            Clock clock,
            ApplicationEventPublisher events) {
        this.table = table;
        this.conversation = conversation;
        this.tenancy = tenancy;
        this.clock = clock;
        this.events = events;
    }

    /**
     * A script was run; not_found for a ticket out of reach.
     *
     * @param where the machine's name, or what the machines are called together
     */
    public void ran(Person person, UUID ticketId, UUID runId, String script, String where) {
        tenancy.run(person.scope(), () -> {
            Ticket ticket = Acts.visible(person, table.find(Reach.of(person.scope()), ticketId));
            conversation.add(
                    ticket,
                    person,
                    new TicketEvent(
                            clock.instant().truncatedTo(ChronoUnit.MICROS),
                            person.name(),
                            TicketEvent.Kind.SCRIPT_RUN,
                            where.length() > VALUE_MAX ? where.substring(0, VALUE_MAX) : where,
                            script,
                            runId.toString(),
                            true));
            events.publishEvent(new TicketChanged(ticket.clientId(), ticketId, ticket.requesterId(), ticket.assetId()));
        });
    }
}
