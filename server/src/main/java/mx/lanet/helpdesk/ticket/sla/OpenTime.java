package mx.lanet.helpdesk.ticket.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Counts time that somebody is at work. */
public sealed interface OpenTime permits OfficeTime, OpenTime.Always {
    OpenTime ALWAYS = new Always();

    /** How much of it there is from one moment to another; nothing when they are the wrong way round. */
    Duration between(Instant from, Instant to);

    /** The moment at which so much of it has passed, the earliest one; empty when that is more than ten years away. */
    Optional<Instant> after(Instant from, Duration open);

    /** Day and night. */
    record Always() implements OpenTime {
        @Override
        public Duration between(Instant from, Instant to) {
            return from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
        }

        @Override
        public Optional<Instant> after(Instant from, Duration open) {
            return Optional.of(open.isNegative() ? from : from.plus(open));
        }
    }
}
