package mx.lanet.helpdesk.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Automation;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.queue.QueueChoices;
import mx.lanet.helpdesk.ticket.queue.QueueName;
import mx.lanet.helpdesk.ticket.sla.Clocks;
import mx.lanet.helpdesk.ticket.sla.Counting;
import mx.lanet.helpdesk.ticket.sla.Counting.Rules;
import mx.lanet.helpdesk.ticket.sla.Step;
import mx.lanet.helpdesk.ticket.sla.Target;
import mx.lanet.helpdesk.ticket.sla.TicketClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Does what an agreement says when time runs short, and notes broken promises. The ticket's row is locked, and skipped by every
 * other worker of every server, until its steps, its history and what it remembers of them are committed together: a server
 * that dies leaves it due, and nothing is done twice.
 */
@Component
class ClockAlarms {
    private static final Logger LOG = LoggerFactory.getLogger(ClockAlarms.class);
    private static final Duration PAUSE = Duration.ofMinutes(5);
    static final Automation SLA = new Automation("SLA");

    private final ClockTable table;
    private final Clocks clocks;
    private final Acts acts;
    private final ConversationTable conversation;
    private final QueueChoices queues;
    private final Tickets publisher;
    private final ApplicationEventPublisher events;
    private final Tenancy tenancy;

    ClockAlarms(
            ClockTable table,
            Clocks clocks,
            Acts acts,
            ConversationTable conversation,
            QueueChoices queues,
            Tickets publisher,
            ApplicationEventPublisher events,
            Tenancy tenancy) {
        this.table = table;
        this.clocks = clocks;
        this.acts = acts;
        this.conversation = conversation;
        this.queues = queues;
        this.publisher = publisher;
        this.events = events;
        this.tenancy = tenancy;
    }

    /** Works on one ticket whose alarm is due; false when there is none. */
    boolean next() {
        Taken taken = new Taken();
        try {
            tenancy.run(new Scope.Everything(), () -> work(taken));
        } catch (RuntimeException failure) {
            Ticket ticket = taken.ticket;
            if (ticket == null) {
                throw failure;
            }
            postpone(ticket, failure);
        }
        if (taken.after != null) {
            tell(taken.after);
        }
        return taken.ticket != null;
    }

    private static final class Taken {
        private @Nullable Ticket ticket;
        private @Nullable Ticket after;
    }

    private void work(Taken taken) {
        Instant now = acts.now();
        Optional<Ticket> found = table.takeDue(now);
        if (found.isPresent()) {
            taken.ticket = found.get();
            taken.after = ring(found.get(), now);
        }
    }

    private Ticket ring(Ticket ticket, Instant now) {
        Rules rules = clocks.rules(ticket);
        TicketClock counted = Counting.next(ticket.clock(), rules, Clocks.standing(ticket), now);
        List<Step> steps = Counting.stepsDue(counted, rules, now);
        TicketClock clock = Counting.next(counted.taken(steps), rules, Clocks.standing(ticket), now);
        table.save(ticket.with(clock));
        for (Target target : Target.values()) {
            Instant late = clock.lateAt(target);
            if (late != null && ticket.clock().lateAt(target) == null) {
                note(ticket, TicketEvent.Kind.SLA_BROKEN, target, 100, late);
            }
        }
        steps.forEach(step -> take(ticket, step, now));
        return ticket;
    }

    private void take(Ticket ticket, Step step, Instant now) {
        note(ticket, TicketEvent.Kind.SLA_USED, step.target(), step.percent(), now);
        switch (step.deed()) {
            case NOTIFY ->
                events.publishEvent(
                        new PromiseAtRisk(ticket.clientId(), ticket.ticketId(), step.target(), step.percent()));
            case RAISE -> raise(ticket);
            case HAND_OVER -> handOver(ticket, step.queue());
        }
    }

    private void note(Ticket ticket, TicketEvent.Kind kind, Target target, int percent, Instant at) {
        conversation.add(
                ticket, SLA, new TicketEvent(at, SLA.name(), kind, String.valueOf(percent), "", target.word(), true));
    }

    private void raise(Ticket ticket) {
        int next = ticket.priority().ordinal() + 1;
        if (next < Priority.values().length) {
            acts.perform(SLA, ticket.ticketId(), Act.of(new Move.ChangePriority(Priority.values()[next])));
        }
    }

    /** A queue that is at rest by now, or serves this client no longer, takes nothing. */
    private void handOver(Ticket ticket, @Nullable UUID queueId) {
        List<QueueName> serving = queues.serving(ticket.clientId(), ticket.queueId());
        String from = serving.stream()
                .filter(queue -> queue.id().equals(ticket.queueId()))
                .map(QueueName::name)
                .findFirst()
                .orElse("");
        serving.stream()
                .filter(queue -> queue.active()
                        && queue.id().equals(queueId)
                        && !queue.id().equals(ticket.queueId()))
                .findFirst()
                .ifPresent(queue -> {
                    acts.perform(SLA, ticket.ticketId(), Act.of(new Move.HandOver(queue.id(), from, queue.name())));
                    events.publishEvent(new TicketHandedOver(ticket.clientId(), ticket.ticketId(), queue.id()));
                });
    }

    /** What cannot be done now is tried again, and holds up no other. */
    private void postpone(Ticket ticket, RuntimeException failure) {
        LOG.atWarn()
                .setCause(failure)
                .addKeyValue("client.id", ticket.clientId())
                .addKeyValue("ticket.id", ticket.ticketId())
                .log("what is due of a ticket's clock could not be done, is tried again");
        tenancy.run(
                new Scope.Everything(), () -> table.postpone(ticket, acts.now().plus(PAUSE)));
    }

    private void tell(Ticket ticket) {
        publisher.publish(ticket);
    }
}
