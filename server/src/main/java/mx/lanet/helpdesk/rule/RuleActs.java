package mx.lanet.helpdesk.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import mx.lanet.helpdesk.identity.Team;
import mx.lanet.helpdesk.shared.Automation;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.JointActs;
import mx.lanet.helpdesk.ticket.Move;
import mx.lanet.helpdesk.ticket.Part;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Steps;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketEvent;
import mx.lanet.helpdesk.ticket.queue.QueueChoices;
import mx.lanet.helpdesk.ticket.reply.Blanks;
import mx.lanet.helpdesk.ticket.reply.Macros;
import mx.lanet.helpdesk.ticket.tag.Tag;
import mx.lanet.helpdesk.ticket.watch.WatchTable;
import mx.lanet.helpdesk.ticket.watch.Watcher;
import mx.lanet.helpdesk.webhook.Webhooks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Does what a rule says to a ticket that is locked, in a transaction of all clients. */
@Component
class RuleActs {
    /** So it stands beside what clients read; which rule it was, the team reads in the history. */
    static final Automation SUPPORT = new Automation("Soporte", true);

    private static final Steps NOTHING = new Steps("", "", null, null, null, null, false);

    private final JointActs tickets;
    private final Macros macros;
    private final Blanks blanks;
    private final Team team;
    private final QueueChoices queues;
    private final WatchTable watchers;
    private final Webhooks webhooks;
    private final ApplicationEventPublisher events;

    RuleActs(
            JointActs tickets,
            Macros macros,
            Blanks blanks,
            Team team,
            QueueChoices queues,
            WatchTable watchers,
            Webhooks webhooks,
            ApplicationEventPublisher events) {
        this.tickets = tickets;
        this.macros = macros;
        this.blanks = blanks;
        this.team = team;
        this.queues = queues;
        this.watchers = watchers;
        this.webhooks = webhooks;
        this.events = events;
    }

    /**
     * The ticket afterwards; null when everything is already as the rule wants it.
     *
     * @throws JointActs.HeldBack when something cannot be done
     */
    @Nullable
    Ticket perform(Rule rule, Ticket ticket, Facts facts) {
        Deeds deeds = rule.deeds();
        List<String> tags = facts.of(Fact.TAG).stream().map(Tag::key).toList();
        Ticket moved = take(ticket, left(macro(deeds, ticket), ticket, tags));
        moved = take(moved, left(place(deeds), moved, tags));
        moved = give(deeds, moved);
        // The end comes last: a closed ticket takes no other change.
        moved = take(moved, left(words(deeds, ticket), moved, tags));
        List<UUID> told = told(deeds, moved);
        if (!told.isEmpty()) {
            events.publishEvent(new RuleCalled(ticket.clientId(), ticket.ticketId(), rule.name(), told));
        }
        UUID webhook = deeds.webhookId();
        if (moved == ticket && told.isEmpty() && webhook == null) {
            return null;
        }
        if (webhook != null && !webhooks.call(webhook, moved, rule.name())) {
            throw new JointActs.HeldBack("rule_webhook_gone");
        }
        tickets.note(
                SUPPORT,
                moved,
                TicketEvent.Kind.RULE_RAN,
                rule.name(),
                rule.ruleId().toString());
        return moved;
    }

    private Ticket take(Ticket ticket, Steps left) {
        return left.isEmpty() ? ticket : tickets.perform(SUPPORT, ticket, left);
    }

    private Steps macro(Deeds deeds, Ticket ticket) {
        return deeds.macroId() == null
                ? NOTHING
                : macros.shared(deeds.macroId())
                        .map(macro -> filled(macro, ticket))
                        .orElseThrow(() -> new JointActs.HeldBack("rule_macro_gone"));
    }

    private static Steps place(Deeds deeds) {
        return new Steps("", "", null, deeds.priority(), deeds.categoryId(), deeds.queueId(), false);
    }

    private Steps words(Deeds deeds, Ticket ticket) {
        return new Steps(
                blanks.fill(ticket, deeds.reply()),
                blanks.fill(ticket, deeds.note()),
                deeds.state(),
                null,
                null,
                null,
                false,
                deeds.tags().stream().map(Tag::new).toList());
    }

    /** Nobody takes a ticket by a rule: that it says so in another place. */
    private Steps filled(Steps macro, Ticket ticket) {
        return new Steps(
                blanks.fill(ticket, macro.reply()),
                blanks.fill(ticket, macro.note()),
                macro.state(),
                macro.priority(),
                macro.categoryId(),
                macro.queueId(),
                false,
                macro.tags(),
                macro.fields());
    }

    /** Without what is already so. */
    private static Steps left(Steps steps, Ticket ticket, List<String> tags) {
        State state = steps.state() == ticket.state() ? null : steps.state();
        Priority priority = steps.priority() == ticket.priority() ? null : steps.priority();
        UUID category = steps.categoryId() != null && steps.categoryId().equals(ticket.categoryId())
                ? null
                : steps.categoryId();
        UUID queue = steps.queueId() != null && steps.queueId().equals(ticket.queueId()) ? null : steps.queueId();
        List<Tag> newTags =
                steps.tags().stream().filter(tag -> !tags.contains(tag.key())).toList();
        return new Steps(steps.reply(), steps.note(), state, priority, category, queue, false, newTags, steps.fields());
    }

    private Ticket give(Deeds deeds, Ticket ticket) {
        UUID has = ticket.assigneeId();
        if (deeds.unassign()) {
            return has == null ? ticket : tickets.must(SUPPORT, ticket.ticketId(), new Move.Assign(null, ""));
        }
        UUID to = deeds.assigneeId();
        if (to == null || to.equals(has)) {
            return ticket;
        }
        Person person = team.member(to)
                .filter(member -> Part.of(member, ticket) == Part.STAFF)
                .orElseThrow(() -> new JointActs.HeldBack("rule_person_gone"));
        return tickets.must(SUPPORT, ticket.ticketId(), new Move.Assign(to, person.name()));
    }

    private List<UUID> told(Deeds deeds, Ticket ticket) {
        Set<UUID> told = new LinkedHashSet<>();
        deeds.tell().stream().flatMap(whom -> whom(whom, ticket)).forEach(told::add);
        return List.copyOf(told);
    }

    private Stream<UUID> whom(Deeds.Told whom, Ticket ticket) {
        return switch (whom) {
            case ASSIGNEE -> Stream.ofNullable(ticket.assigneeId());
            case QUEUE -> queues.members(ticket.queueId()).stream();
            case WATCHERS ->
                watchers.of(ticket).stream().filter(Watcher::ofTeam).map(Watcher::userId);
        };
    }
}
