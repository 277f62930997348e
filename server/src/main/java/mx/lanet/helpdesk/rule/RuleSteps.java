package mx.lanet.helpdesk.rule;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.DatabaseTrouble;
import mx.lanet.helpdesk.shared.Postponed;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.JointActs;
import mx.lanet.helpdesk.ticket.Ticket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells rules one thing that happened. Its row is locked, and skipped by every other worker of every server, until what the
 * rules did is committed and the row is gone together: nothing is done twice, and a server that dies leaves it due. A rule that
 * cannot do what it says is taken back by itself and noted; the ticket and the other rules go on.
 */
@Component
class RuleSteps {
    private static final Logger LOG = LoggerFactory.getLogger(RuleSteps.class);

    private final RuleDueTable due;
    private final RuleTable rules;
    private final RuleRunTable runs;
    private final FactTable facts;
    private final RuleActs acts;
    private final JointActs tickets;
    private final Tenancy tenancy;
    private final Clock clock;
    private final Postponed postponed;

    RuleSteps(
            RuleDueTable due,
            RuleTable rules,
            RuleRunTable runs,
            FactTable facts,
            RuleActs acts,
            JointActs tickets,
            Tenancy tenancy,
            Clock clock) {
        this.due = due;
        this.rules = rules;
        this.runs = runs;
        this.facts = facts;
        this.acts = acts;
        this.tickets = tickets;
        this.tenancy = tenancy;
        this.clock = clock;
        this.postponed = new Postponed(tenancy, clock, LOG);
    }

    private static final class Taken {
        private @Nullable RuleDue due;
        private @Nullable Ticket after;
    }

    /** Works on what is due; false when there is nothing. */
    boolean next() {
        Taken taken = new Taken();
        try {
            tenancy.run(new Scope.Everything(), () -> work(taken));
        } catch (RuntimeException failure) {
            RuleDue failed = taken.due;
            if (failed == null) {
                throw failure;
            }
            postponed.until(
                    failure,
                    "rules could not be told what happened, it is tried again",
                    Map.of("client.id", failed.clientId(), "ticket.id", failed.ticketId()),
                    failed.tries(),
                    then -> due.postpone(failed, then));
            return true;
        }
        if (taken.after != null) {
            tickets.publish(List.of(taken.after));
        }
        return taken.due != null;
    }

    private void work(Taken taken) {
        Optional<RuleDue> found = due.take(now());
        if (found.isPresent()) {
            RuleDue happened = found.get();
            taken.due = happened;
            UUID id = happened.ticketId();
            Ticket before = tickets.lock(RuleActs.SUPPORT, List.of(id)).get(id);
            Ticket after = before.isMerged() ? before : tell(happened, before);
            due.delete(happened);
            taken.after = after == before ? null : after;
        }
    }

    /** The ticket as the rules leave it. */
    private Ticket tell(RuleDue happened, Ticket ticket) {
        Ticket now = ticket;
        for (Rule rule : woken(happened)) {
            Facts so = happened.told(facts.of(now));
            if (rule.meets(so) && isTime(rule, now)) {
                now = run(rule, now, so);
            }
        }
        return now;
    }

    private List<Rule> woken(RuleDue happened) {
        UUID only = happened.ruleId();
        return only == null
                ? rules.active(happened.trigger())
                : rules.find(only)
                        .filter(rule -> rule.active() && rule.trigger() == Trigger.ELAPSED)
                        .map(List::of)
                        .orElse(List.of());
    }

    /** Of a rule that waits, when it has not run since somebody did something; and only while that is as long ago as it says. */
    private boolean isTime(Rule rule, Ticket ticket) {
        if (rule.trigger() != Trigger.ELAPSED) {
            return true;
        }
        if (rule.since() == Since.CREATED) {
            return ticket.state().isOpen();
        }
        Instant touched = facts.touched(ticket);
        return !touched.isAfter(now().minus(rule.after())) && !runs.hasRunSince(rule, ticket, touched);
    }

    private Ticket run(Rule rule, Ticket ticket, Facts so) {
        Taken taken = new Taken();
        String failure = "";
        try {
            tenancy.runPart(() -> taken.after = acts.perform(rule, ticket, so));
        } catch (JointActs.HeldBack held) {
            failure = held.code();
        } catch (RuntimeException broken) {
            if (DatabaseTrouble.isPassing(broken)) {
                throw broken;
            }
            LOG.atError().setCause(broken).addKeyValue("rule.id", rule.ruleId()).log("a rule broke off");
            failure = "rule_broken";
        }
        Ticket after = taken.after;
        if (!failure.isEmpty()) {
            runs.insert(rule, ticket, now(), failure);
            return ticket;
        }
        if (after == null) {
            return ticket;
        }
        runs.insert(rule, ticket, now(), "");
        return after;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
