package mx.lanet.helpdesk.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * What cannot be done now is tried again, ever less often, and holds up no other: after a second, then after twice as long each
 * time, and at last every {@value #LONGEST_SECONDS} seconds.
 */
public record Postponed(Tenancy tenancy, Clock clock, Logger log) {
    private static final int MOST_DOUBLINGS = 9;
    private static final long LONGEST_SECONDS = 1L << MOST_DOUBLINGS;

    /** How long something rests that was tried so often before. */
    public static Duration pause(int tries) {
        return Duration.ofSeconds(1L << Math.clamp(tries, 0, MOST_DOUBLINGS));
    }

    /**
     * Tells of the failure and writes down when it is tried again, in a transaction of its own that reaches all clients.
     *
     * @param said the sentence of the log
     * @param about its facts by their keys
     * @param tries how often it was tried before this time
     */
    public void until(RuntimeException failure, String said, Map<String, ?> about, int tries, Consumer<Instant> again) {
        LoggingEventBuilder event = log.atWarn().setCause(failure);
        for (Map.Entry<String, ?> fact : about.entrySet()) {
            event = event.addKeyValue(fact.getKey(), fact.getValue());
        }
        event.log(said);
        Instant then = clock.instant().truncatedTo(ChronoUnit.MICROS).plus(pause(tries));
        tenancy.run(new Scope.Everything(), () -> again.accept(then));
    }
}
