package mx.lanet.helpdesk.api.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import mx.lanet.helpdesk.apikey.ApiKeys;
import mx.lanet.helpdesk.apikey.KeyProof;
import mx.lanet.helpdesk.shared.AddressLimit;
import mx.lanet.helpdesk.shared.ApiKey;
import mx.lanet.helpdesk.shared.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where people's programs show keys. Who tries keys out waits as long as who tries passwords out. */
@Component
class ProgramKeys {
    private static final Duration REFILL = Duration.ofMinutes(10);

    private final ApiKeys keys;
    private final AddressLimit limit;

    ProgramKeys(ApiKeys keys, Clock clock, @Value("${lanet.sign-in.failures-per-address:50}") int failuresPerAddress) {
        this.keys = keys;
        this.limit = new AddressLimit(failuresPerAddress, REFILL, clock);
    }

    /**
     * Whose key it is; empty when it opens nothing. One that has ended is nobody's guess.
     *
     * @throws mx.lanet.helpdesk.shared.Refusal 429 for an address that has shown too many that never were any
     */
    Optional<ApiKey> open(String shown, String address) {
        if (!limit.take(address)) {
            throw Problem.tooMany(limit.retryAfterSeconds()).refusal();
        }
        KeyProof proof = keys.prove(shown, address);
        if (!(proof instanceof KeyProof.Unknown)) {
            limit.giveBack(address);
        }
        return proof instanceof KeyProof.Valid(ApiKey key) ? Optional.of(key) : Optional.empty();
    }
}
