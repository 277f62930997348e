package mx.lanet.helpdesk.rule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Service;

/** Says which tickets of the last days a rule would have met, as they are now. It changes nothing. */
@Service
public class Trial {
    /** So far back it looks. */
    public static final int DAYS = 30;

    /** And at so many tickets, those that were touched last. */
    public static final int MOST = 5_000;

    private static final int SHOWN = 20;

    private final FactTable facts;
    private final Tenancy tenancy;
    private final Clock clock;

    Trial(FactTable facts, Tenancy tenancy, Clock clock) {
        this.facts = facts;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param looked at how many tickets
     * @param met how many of these
     * @param some the first of them
     */
    public record Result(int looked, int met, List<Met> some) {
        public Result {
            some = List.copyOf(some);
        }
    }

    /** A ticket that it would have met. */
    public record Met(UUID ticketId, String code, String subject) {}

    public Result of(Person person, Rule rule) {
        if (person.role() != Role.SUPERADMIN) {
            throw Problem.forbidden().refusal();
        }
        Instant now = clock.instant();
        List<FactTable.Past> past =
                tenancy.call(person.scope(), () -> facts.newest(now.minus(Duration.ofDays(DAYS)), MOST));
        List<Met> met = past.stream()
                .filter(one -> rule.wouldMeet(one.facts()) && timeHasPassed(rule, one, now))
                .map(one -> new Met(one.ticketId(), one.code(), one.subject()))
                .toList();
        return new Result(past.size(), met.size(), met.subList(0, Math.min(met.size(), SHOWN)));
    }

    private static boolean timeHasPassed(Rule rule, FactTable.Past one, Instant now) {
        if (rule.trigger() != Trigger.ELAPSED) {
            return true;
        }
        Instant since = rule.since() == Since.CREATED ? one.createdAt() : one.updatedAt();
        return (one.open() || rule.since() == Since.TOUCHED) && !since.isAfter(now.minus(rule.after()));
    }
}
