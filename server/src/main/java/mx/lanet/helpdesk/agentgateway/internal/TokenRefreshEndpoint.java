package mx.lanet.helpdesk.agentgateway.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.enrolment.AgentCredentials;
import mx.lanet.helpdesk.enrolment.IssuedToken;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.JsonBody;
import mx.lanet.helpdesk.shared.JsonRequests;
import mx.lanet.helpdesk.shared.Open;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.protocol.KeyProof;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A new JWT for an old one, or for a proof with the agent's key. */
@RestController
class TokenRefreshEndpoint {
    private static final DataSize LIMIT = DataSize.ofKilobytes(16);

    private final AgentCredentials credentials;
    private final FailureLimit failures;

    TokenRefreshEndpoint(AgentCredentials credentials, FailureLimit failures) {
        this.credentials = credentials;
        this.failures = failures;
    }

    @PostMapping("/api/agents/token/refresh")
    @Open(because = "an agent whose JWT has expired proves itself with its key, which is checked here")
    Map<String, Object> refresh(@Nullable Agent agent, HttpServletRequest request) throws IOException {
        if (agent != null) {
            return answer(credentials.renew(agent));
        }
        failures.check(request.getRemoteAddr());
        try {
            return answer(byKey(request));
        } catch (Refusal refusal) {
            if (refusal.problem().status() == 401) {
                failures.countFailure(request.getRemoteAddr());
            }
            throw refusal;
        }
    }

    private IssuedToken byKey(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() <= 0) {
            throw Problem.of(401, "sign_in_first").refusal();
        }
        JsonBody body = JsonRequests.read(request, LIMIT);
        if (!body.has("signature")) {
            throw Problem.of(401, "sign_in_first").refusal();
        }
        UUID assetId = body.id("asset_id");
        if (assetId == null) {
            body.noteMissing("asset_id");
        }
        ProofFields proof = ProofFields.read(body);
        body.finish();
        if (assetId == null) {
            throw Problem.of(400, "bad_request").refusal();
        }
        // Signed are the texts as they stand in the body.
        String writtenId = body.raw().path("asset_id").asString();
        return credentials.renew(
                assetId, proof.at(), new KeyProof(writtenId, proof.timestamp(), proof.nonce(), proof.signature()));
    }

    private static Map<String, Object> answer(IssuedToken token) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("success", true);
        fields.put("agent_token", token.jwt());
        fields.put("expires_at", token.expiresAt());
        return RegistrationEndpoint.twice(fields);
    }
}
