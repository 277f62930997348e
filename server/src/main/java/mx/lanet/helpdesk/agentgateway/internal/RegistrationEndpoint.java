package mx.lanet.helpdesk.agentgateway.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import mx.lanet.helpdesk.asset.AgentSettings;
import mx.lanet.helpdesk.asset.Inventories;
import mx.lanet.helpdesk.asset.KnownAsset;
import mx.lanet.helpdesk.asset.ReportedInventory;
import mx.lanet.helpdesk.command.CommandKey;
import mx.lanet.helpdesk.enrolment.Enrolment;
import mx.lanet.helpdesk.enrolment.Registration;
import mx.lanet.helpdesk.enrolment.TokenUse;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.JsonRequests;
import mx.lanet.helpdesk.shared.Open;
import mx.lanet.protocol.RegistrationAnswer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A machine joins. */
@RestController
class RegistrationEndpoint {
    private final Enrolment enrolment;
    private final AgentSettings settings;
    private final CommandKey commandKey;
    private final FailureLimit failures;
    private final GatewaySettings gateway;
    private final Inventories inventories;
    private final Clock clock;

    RegistrationEndpoint(
            Enrolment enrolment,
            AgentSettings settings,
            CommandKey commandKey,
            FailureLimit failures,
            GatewaySettings gateway,
            Inventories inventories,
            Clock clock) {
        this.enrolment = enrolment;
        this.settings = settings;
        this.commandKey = commandKey;
        this.failures = failures;
        this.gateway = gateway;
        this.inventories = inventories;
        this.clock = clock;
    }

    @PostMapping("/api/agents/register-with-token")
    @Open(because = "the enrolment token in the body is what lets a machine join")
    ResponseEntity<Map<String, Object>> register(HttpServletRequest request) throws IOException {
        String address = request.getRemoteAddr();
        failures.check(address);
        RegistrationBody body =
                RegistrationBody.read(JsonRequests.read(request, gateway.registrationLimit()), clock.instant());
        String userAgent = body.userAgent() != null ? body.userAgent() : headerOrEmpty(request, "User-Agent");
        Registration registration =
                enrolment.register(body.token(), body.machine(), body.key(), new Enrolment.Caller(address, userAgent));
        return switch (registration) {
            case Registration.Refused(var problem, boolean isGuess) -> {
                if (isGuess) {
                    failures.countFailure(address);
                }
                throw problem.refusal();
            }
            case Registration.Joined joined -> {
                keep(body, joined);
                yield ResponseEntity.status(status(joined, body.nested())).body(answer(joined, request));
            }
        };
    }

    /** What a machine in quarantine brings with it is nobody's yet. */
    private void keep(RegistrationBody body, Registration.Joined joined) {
        ReportedInventory inventory = body.inventory();
        if (inventory != null && joined.outcome() != TokenUse.Outcome.QUARANTINED) {
            KnownAsset asset = joined.asset();
            inventories.store(
                    new Agent(asset.assetId(), asset.clientId(), asset.siteId(), asset.name(), false), inventory);
        }
    }

    private static int status(Registration.Joined joined, boolean nested) {
        return switch (joined.outcome()) {
            case QUARANTINED -> 202;
            case REGISTERED -> nested ? 200 : 201;
            case REGISTERED_AGAIN, OFF, EXPIRED, USED_UP, PROOF_REFUSED, CLOCK_OFF -> 200;
        };
    }

    /** Every field at the top level and under data: the two documents disagree. */
    private Map<String, Object> answer(Registration.Joined joined, HttpServletRequest request) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("success", true);
        if (joined.outcome() == TokenUse.Outcome.QUARANTINED) {
            fields.put("status", RegistrationAnswer.PENDING_APPROVAL);
        }
        fields.put("asset_id", joined.asset().assetId());
        fields.put("client_id", joined.asset().clientId());
        fields.put("site_id", joined.asset().siteId());
        fields.put("client_name", joined.clientName());
        fields.put("site_name", joined.siteName());
        fields.put("agent_token", joined.token().jwt());
        fields.put("expires_at", joined.token().expiresAt());
        fields.put("registered_at", joined.at());
        fields.put("config", config(joined, request));
        fields.put("command_key", commandKey.publicText());
        return twice(fields);
    }

    private Map<String, Object> config(Registration.Joined joined, HttpServletRequest request) {
        Map<String, Object> config = new LinkedHashMap<>(
                settings.all(joined.asset().clientId(), joined.asset().assetId()));
        String url = gateway.publicUrl().isBlank() ? urlOf(request) : gateway.publicUrl();
        config.put("server_url", url);
        config.put("backend_url", url);
        return config;
    }

    static Map<String, Object> twice(Map<String, Object> fields) {
        Map<String, Object> data = new LinkedHashMap<>(fields);
        Map<String, Object> answer = new LinkedHashMap<>(fields);
        answer.put("data", data);
        return answer;
    }

    private static String urlOf(HttpServletRequest request) {
        String url = request.getRequestURL().toString();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }

    private static String headerOrEmpty(HttpServletRequest request, String name) {
        String value = request.getHeader(name);
        return value == null ? "" : value;
    }
}
