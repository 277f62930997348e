package mx.lanet.helpdesk.rule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import mx.lanet.helpdesk.rule.FactTable.Passed;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Component;

/**
 * Writes down for which tickets a rule's time has passed. How far it has looked is committed together with what it found: a
 * server that dies or was off for a week goes on from there, and nothing is found twice.
 */
@Component
class ElapsedSteps {
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(30);
    private static final int MOST = 500;

    private final RuleTable rules;
    private final FactTable facts;
    private final RuleDueTable due;
    private final Tenancy tenancy;
    private final Ids ids;
    private final Clock clock;

    ElapsedSteps(RuleTable rules, FactTable facts, RuleDueTable due, Tenancy tenancy, Ids ids, Clock clock) {
        this.rules = rules;
        this.facts = facts;
        this.due = due;
        this.tenancy = tenancy;
        this.ids = ids;
        this.clock = clock;
    }

    /** Looks for one rule whose turn it is; false when there is none. */
    boolean next() {
        return tenancy.call(new Scope.Everything(), this::look);
    }

    private boolean look() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<RuleTable.Reach> found = rules.takeElapsed(now.minus(LOOKS_EVERY));
        found.ifPresent(reach -> look(reach.rule(), reach.reached(), now));
        return found.isPresent();
    }

    private void look(Rule rule, Instant reached, Instant now) {
        Instant until = now.minus(rule.after());
        List<Passed> passed = facts.passed(rule.since(), reached, until, MOST);
        due.insert(passed.stream()
                .map(ticket -> new RuleDueTable.Waiting(
                        new RuleDue(
                                ticket.clientId(),
                                ids.next(),
                                ticket.ticketId(),
                                Trigger.ELAPSED,
                                rule.ruleId(),
                                List.of(),
                                0),
                        now))
                .toList());
        boolean more = passed.size() >= MOST;
        rules.looked(rule, more ? passed.getLast().at() : latest(reached, until), more ? now.minus(LOOKS_EVERY) : now);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
