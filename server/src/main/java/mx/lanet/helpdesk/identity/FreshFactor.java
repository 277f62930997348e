package mx.lanet.helpdesk.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Whether somebody has shown the second factor a moment ago, in this very session. What is dangerous asks it. */
@Service
public class FreshFactor {
    private final Clock clock;
    private final Duration lasts;

    FreshFactor(Clock clock, @Value("${lanet.second-factor.fresh:10m}") Duration lasts) {
        this.clock = clock;
        this.lasts = lasts;
    }

    /** For how long a proof counts. */
    public Duration lasts() {
        return lasts;
    }

    public boolean holds(Person person) {
        Instant proven = person.factor().provenAt();
        return proven != null && Duration.between(proven, clock.instant()).compareTo(lasts) < 0;
    }

    /** Refuses with {@code second_factor_missing} or {@code second_factor_needed}; the pages know what to do with both. */
    public void demand(Person person) {
        if (!person.factor().set()) {
            throw Problem.of(403, "second_factor_missing").refusal();
        }
        if (!holds(person)) {
            throw Problem.of(403, "second_factor_needed").refusal();
        }
    }
}
