package mx.lanet.helpdesk.shared;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Makes ids: UUIDv7 (RFC 9562), so that rows made together lie together. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Clock clock;

    public Ids(Clock clock) {
        this.clock = clock;
    }

    /** A new id of this millisecond, with 74 random bits. */
    public UUID next() {
        long high = (clock.millis() << 16) | 0x7000L | (RANDOM.nextInt() & 0xFFFL);
        long low = 0x8000000000000000L | (RANDOM.nextLong() >>> 2);
        return new UUID(high, low);
    }
}
