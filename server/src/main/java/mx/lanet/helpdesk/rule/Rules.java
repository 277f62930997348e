package mx.lanet.helpdesk.rule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.rule.RuleRunTable.Tally;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.reply.Kept;
import mx.lanet.helpdesk.ticket.tag.Tag;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** The rules of the house. They act on the tickets of all clients, so they are the superadmin's. */
@Service
public class Rules {
    /** The house keeps so many. */
    public static final int MOST = 200;

    /** Runs are counted so far back. */
    private static final Duration LATELY = Duration.ofDays(7);

    private final RuleTable table;
    private final RuleRunTable runs;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Rules(RuleTable table, RuleRunTable runs, Tenancy tenancy, Audit audit, Ids ids, Clock clock) {
        this.table = table;
        this.runs = runs;
        this.tenancy = tenancy;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is typed about a rule. Texts come stripped. */
    public record Wish(
            String name,
            boolean active,
            Trigger trigger,
            Since since,
            int afterMinutes,
            List<Condition> conditions,
            Deeds deeds) {
        public Wish {
            conditions = List.copyOf(conditions);
        }

        /** What is to be mended. */
        public List<FieldError> problems() {
            List<FieldError> errors = new ArrayList<>();
            if (name.isEmpty()) {
                errors.add(new FieldError("name", "required"));
            } else if (name.length() > Rule.NAME_MAX) {
                errors.add(new FieldError("name", "too_long", Rule.NAME_MAX));
            }
            if (afterMinutes < 1 || afterMinutes > Rule.MOST_MINUTES) {
                errors.add(new FieldError("after", "rule_after"));
            }
            errors.addAll(Kept.problems("reply", deeds.reply(), Deeds.TEXT_MAX));
            errors.addAll(Kept.problems("note", deeds.note(), Deeds.TEXT_MAX));
            if (deeds.tags().size() > Tag.MOST
                    || deeds.tags().stream().anyMatch(tag -> tag.isEmpty() || tag.length() > Tag.NAME_MAX)) {
                errors.add(new FieldError("tags", "rule_tags", Tag.MOST, Tag.NAME_MAX));
            }
            if (deeds.isEmpty()) {
                errors.add(new FieldError("deeds", "rule_does_nothing"));
            }
            return errors;
        }
    }

    /** A rule, with how often it ran in the last seven days, up to a thousand. */
    public record Line(Rule rule, long runs, long failed) {}

    /** All, in their order. */
    public List<Line> list(Person person) {
        mustDecide(person);
        return tenancy.call(person.scope(), () -> {
            Map<UUID, Tally> tallies = runs.tallies(now().minus(LATELY));
            return table.all().stream()
                    .map(rule -> {
                        Tally tally = tallies.getOrDefault(rule.ruleId(), new Tally(0, 0));
                        return new Line(rule, tally.runs(), tally.failed());
                    })
                    .toList();
        });
    }

    public Rule get(Person person, UUID ruleId) {
        mustDecide(person);
        return tenancy.call(person.scope(), () -> existing(ruleId));
    }

    /** What came of it lately, the newest first. */
    public List<RuleRun> runs(Person person, UUID ruleId) {
        mustDecide(person);
        return tenancy.call(person.scope(), () -> runs.of(ruleId));
    }

    public Rule create(Person person, Wish wish) {
        mustDecide(person);
        return saved(person, wish, () -> {
            if (table.count() >= MOST) {
                throw Problem.of(409, "too_many_rules", MOST).refusal();
            }
            Rule rule = rule(ids.next(), person, wish, 1);
            table.insert(rule, reached(rule));
            record(person, "rule.created", rule);
            return rule;
        });
    }

    /** Refused with 409 when somebody has changed it since this version. */
    public Rule change(Person person, UUID ruleId, int seen, Wish wish) {
        mustDecide(person);
        return saved(person, wish, () -> {
            existing(ruleId);
            Rule rule = rule(ruleId, person, wish, seen + 1);
            if (!table.update(rule, reached(rule), seen)) {
                throw Problem.conflict().refusal();
            }
            record(person, "rule.changed", rule);
            return rule;
        });
    }

    /** One place earlier or later. */
    public void move(Person person, UUID ruleId, boolean up) {
        mustDecide(person);
        tenancy.run(person.scope(), () -> {
            Rule rule = existing(ruleId);
            table.move(rule, up);
            record(person, "rule.moved", rule);
        });
    }

    public void delete(Person person, UUID ruleId) {
        mustDecide(person);
        tenancy.run(person.scope(), () -> {
            Rule rule = existing(ruleId);
            table.delete(ruleId);
            runs.delete(ruleId);
            record(person, "rule.deleted", rule);
        });
    }

    private Rule saved(Person person, Wish wish, Supplier<Rule> work) {
        List<FieldError> problems = wish.problems();
        if (!problems.isEmpty()) {
            throw Problem.invalid(problems).refusal();
        }
        try {
            return tenancy.call(person.scope(), work);
        } catch (DuplicateKeyException _) {
            throw Problem.invalid(List.of(new FieldError("name", "name_taken"))).refusal();
        }
    }

    private Rule rule(UUID id, Person person, Wish wish, int version) {
        return new Rule(
                id,
                0,
                wish.name(),
                wish.active(),
                wish.trigger(),
                wish.since(),
                Duration.ofMinutes(wish.afterMinutes()),
                wish.conditions(),
                wish.deeds(),
                version,
                now(),
                person.name());
    }

    /** A rule that waits begins with the tickets whose time comes from now on. */
    private static Instant reached(Rule rule) {
        return rule.changedAt().minus(rule.after());
    }

    private Rule existing(UUID ruleId) {
        return table.find(ruleId).orElseThrow(() -> Problem.notFound().refusal());
    }

    private void record(Person person, String action, Rule rule) {
        audit.record(
                person,
                action,
                Person.HOUSE,
                Subject.of("rule", rule.ruleId(), rule.name()),
                Map.of("active", String.valueOf(rule.active())));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static void mustDecide(Person person) {
        if (person.role() != Role.SUPERADMIN) {
            throw Problem.forbidden().refusal();
        }
    }
}
