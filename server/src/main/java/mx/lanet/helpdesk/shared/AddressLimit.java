package mx.lanet.helpdesk.shared;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * How many attempts one address may waste in a while. Those that succeed are given back, since all of an office come
 * from one address. Remembers a bounded number of addresses; an IPv6 network of 64 bits counts as one.
 */
public final class AddressLimit {
    private static final int REMEMBERED = 50_000;

    private final int attempts;
    private final Duration refill;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    public AddressLimit(int attempts, Duration refill, Clock clock) {
        this.attempts = attempts;
        this.refill = refill;
        this.time = new ClockTime(clock);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(refill)
                .build();
    }

    /** False when the address has used up its attempts. */
    public boolean take(String address) {
        return bucket(address).tryConsume(1);
    }

    /** The attempt was none. */
    public void giveBack(String address) {
        bucket(address).addTokens(1);
    }

    public int retryAfterSeconds() {
        return (int) Math.max(1, refill.toSeconds() / attempts);
    }

    private Bucket bucket(String address) {
        return buckets.get(network(address), _ -> Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(attempts).refillGreedy(attempts, refill))
                .build());
    }

    private static String network(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8))
                    : address;
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    private record ClockTime(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return clock.millis() * 1_000_000;
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
