package mx.lanet.helpdesk.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A rule of the house.
 *
 * @param place rules run in this order, from 1
 * @param since together with {@code after} only for {@link Trigger#ELAPSED}
 * @param conditions all must hold; none means always
 * @param version raised by each change
 */
public record Rule(
        UUID ruleId,
        int place,
        String name,
        boolean active,
        Trigger trigger,
        Since since,
        Duration after,
        List<Condition> conditions,
        Deeds deeds,
        int version,
        Instant changedAt,
        String changedByName) {
    public static final int NAME_MAX = 80;

    /** A year. */
    public static final int MOST_MINUTES = 525_600;

    public Rule {
        conditions = List.copyOf(conditions);
    }

    /** Whether all that it asks is so. */
    boolean meets(Facts facts) {
        return conditions.stream().allMatch(condition -> condition.holds(facts));
    }

    /** As {@link #meets}, of a ticket of the past: what only the moment knew counts as being so. */
    boolean wouldMeet(Facts facts) {
        return conditions.stream()
                .filter(condition -> !condition.fact().isOfTheMoment())
                .allMatch(condition -> condition.holds(facts));
    }
}
