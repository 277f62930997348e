package mx.lanet.helpdesk.agentgateway.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import mx.lanet.helpdesk.alert.WatchedJobs;
import mx.lanet.helpdesk.shared.Open;
import mx.lanet.helpdesk.shared.Problem;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where a scheduled job says that it ran. */
@RestController
class JobEndpoint {
    private static final int SECRET_LENGTH = 32;

    private final WatchedJobs jobs;
    private final FailureLimit failures;

    JobEndpoint(WatchedJobs jobs, FailureLimit failures) {
        this.jobs = jobs;
        this.failures = failures;
    }

    @PostMapping("/api/jobs/{secret}")
    @Open(because = "the secret in the address is the proof, and all that it can say is that one job ran")
    Map<String, Object> ran(HttpServletRequest request, @PathVariable String secret) {
        String address = request.getRemoteAddr();
        failures.check(address);
        if (secret.length() != SECRET_LENGTH || !jobs.ran(secret)) {
            failures.countFailure(address);
            throw Problem.notFound().refusal();
        }
        return Map.of("success", true);
    }
}
