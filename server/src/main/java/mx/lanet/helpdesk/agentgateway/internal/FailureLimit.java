package mx.lanet.helpdesk.agentgateway.internal;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import mx.lanet.helpdesk.shared.Problem;
import org.springframework.stereotype.Component;

/** Counts refused attempts per address; successes cost nothing, since 500 machines of one office share an address. */
@Component
class FailureLimit {
    private static final int ADDRESSES = 100_000;
    private static final int WAIT_SECONDS = 30;

    private final LoadingCache<String, Bucket> buckets;

    FailureLimit(GatewaySettings settings) {
        int failures = settings.failuresPerMinute();
        this.buckets = Caffeine.newBuilder()
                .maximumSize(ADDRESSES)
                .expireAfterAccess(Duration.ofMinutes(10))
                .build(_ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(failures).refillGreedy(failures, Duration.ofMinutes(1)))
                        .build());
    }

    /** Refuses with 429 when the address has failed too often. */
    void check(String address) {
        if (buckets.get(network(address)).getAvailableTokens() == 0) {
            throw Problem.tooMany(WAIT_SECONDS).refusal();
        }
    }

    void countFailure(String address) {
        buckets.get(network(address)).tryConsume(1);
    }

    /** One customer has a whole IPv6 network of 64 bits. */
    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        String[] groups = address.split(":", 5);
        return groups.length < 5 ? address : String.join(":", groups[0], groups[1], groups[2], groups[3]);
    }
}
