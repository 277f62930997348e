package mx.lanet.helpdesk.agentgateway.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import mx.lanet.helpdesk.apikey.ApiKeys;
import mx.lanet.helpdesk.apikey.KeyProof;
import mx.lanet.helpdesk.shared.ApiKey;
import org.springframework.stereotype.Component;

/** Where API keys are shown. Who tries keys out waits as everybody does who tries secrets out. */
@Component
class KeyDoor {
    private final ApiKeys keys;
    private final FailureLimit failures;
    private final ApiProblems problems;

    KeyDoor(ApiKeys keys, FailureLimit failures, ApiProblems problems) {
        this.keys = keys;
        this.failures = failures;
        this.problems = problems;
    }

    /**
     * Whose key it is; empty when it opens nothing.
     *
     * @throws mx.lanet.helpdesk.shared.Refusal 429 for an address that has tried too many
     */
    Optional<ApiKey> open(String shown, String address) {
        failures.check(address);
        return switch (keys.prove(shown, address)) {
            case KeyProof.Valid(ApiKey key) -> Optional.of(key);
            case KeyProof.Ended _ -> Optional.empty();
            case KeyProof.Unknown _ -> {
                failures.countFailure(address);
                yield Optional.empty();
            }
        };
    }

    /** A filter's trouble reaches no handler's resolver by itself. */
    void refuse(HttpServletRequest request, HttpServletResponse response, RuntimeException cause) {
        problems.resolveException(request, response, null, cause);
    }
}
