package mx.lanet.helpdesk.rule;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import mx.lanet.helpdesk.alert.AlertTicketed;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Automation;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketActed;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.TicketsMade;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes down what rules may want to know, in the transaction in which it happens: both are there after a crash, or neither.
 * What a rule does is not written down, so no rule wakes another, nor itself.
 */
@Component
class RuleKeeper {
    /** The sides that may speak. */
    static final String TEAM = "team";

    static final String CLIENT = "client";
    static final String SERVER = "server";

    private final RuleDueTable table;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    RuleKeeper(RuleDueTable table, ApplicationEventPublisher events, Ids ids, Clock clock) {
        this.table = table;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** Something was written down; heard after the commit. */
    record Kept() {}

    @EventListener
    void on(TicketActed acted) {
        keep(wanted(acted));
    }

    @EventListener
    void on(TicketsMade made) {
        keep(made.tickets().stream().flatMap(acted -> wanted(acted).stream()).toList());
    }

    @EventListener
    void on(AlertTicketed alert) {
        List<String> detail = List.of(alert.severity().word(), alert.kind());
        keep(List.of(waiting(alert.clientId(), alert.ticketId(), Trigger.ALERT, detail, now())));
    }

    private void keep(List<RuleDueTable.Waiting> wanted) {
        if (!wanted.isEmpty() && table.insert(wanted)) {
            events.publishEvent(new Kept());
        }
    }

    private List<RuleDueTable.Waiting> wanted(TicketActed acted) {
        Ticket before = acted.before();
        Ticket after = acted.after();
        if (acted.actor() instanceof Automation server && server.rule() || after.isMerged()) {
            return List.of();
        }
        if (before == null) {
            return List.of(waiting(after, Trigger.CREATED, List.of(), now()));
        }
        List<RuleDueTable.Waiting> wanted = new ArrayList<>();
        if (acted.commentId() != null && !acted.internal()) {
            wanted.add(waiting(after, Trigger.REPLIED, List.of(side(acted.actor())), now()));
        }
        List<String> changed = changed(before, after);
        if (!changed.isEmpty()) {
            // Who ends a ticket may take that back; no rule acts on it before.
            boolean mayBeUndone =
                    before.state() != after.state() && !after.state().isOpen() && acted.actor() instanceof Person;
            Instant due = mayBeUndone ? now().plus(Tickets.UNDONE_WITHIN).plusSeconds(5) : now();
            wanted.add(waiting(after, Trigger.CHANGED, changed, due));
        }
        return wanted;
    }

    private static String side(Actor actor) {
        return switch (actor) {
            case Person person when person.isStaff() -> TEAM;
            case Automation _ -> SERVER;
            default -> CLIENT;
        };
    }

    /** The words of what changed. */
    static List<String> changed(Ticket before, Ticket after) {
        List<String> changed = new ArrayList<>();
        add(changed, Fact.STATE, before.state(), after.state());
        add(changed, Fact.PRIORITY, before.priority(), after.priority());
        add(changed, Fact.CATEGORY, before.category(), after.category());
        add(changed, Fact.QUEUE, before.queueId(), after.queueId());
        add(changed, Fact.ASSIGNEE, before.assigneeId(), after.assigneeId());
        return changed;
    }

    private static void add(List<String> changed, Fact fact, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changed.add(fact.word());
        }
    }

    private RuleDueTable.Waiting waiting(Ticket ticket, Trigger trigger, List<String> detail, Instant at) {
        return waiting(ticket.clientId(), ticket.ticketId(), trigger, detail, at);
    }

    private RuleDueTable.Waiting waiting(
            UUID clientId, UUID ticketId, Trigger trigger, List<String> detail, Instant at) {
        return new RuleDueTable.Waiting(new RuleDue(clientId, ids.next(), ticketId, trigger, null, detail, 0), at);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
