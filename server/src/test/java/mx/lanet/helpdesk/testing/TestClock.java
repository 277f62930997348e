package mx.lanet.helpdesk.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The machine's time, moved forward by the tests that need tomorrow; each test ends back in the present. */
public final class TestClock extends Clock {
    private static volatile Duration ahead = Duration.ZERO;

    /** Lets so much time pass for the server. */
    public void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("times are UTC until a page shows them");
    }

    /** Undoes what a test advanced. */
    static final class BackToNow implements AfterEachCallback {
        @Override
        public void afterEach(ExtensionContext context) {
            ahead = Duration.ZERO;
        }
    }
}
