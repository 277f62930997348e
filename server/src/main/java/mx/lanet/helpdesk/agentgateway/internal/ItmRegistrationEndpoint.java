package mx.lanet.helpdesk.agentgateway.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import mx.lanet.helpdesk.apikey.ApiKeys;
import mx.lanet.helpdesk.asset.Machine;
import mx.lanet.helpdesk.enrolment.SiteEnrolment;
import mx.lanet.helpdesk.enrolment.SiteEnrolment.Joined;
import mx.lanet.helpdesk.monitoring.Presence;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.ApiKey;
import mx.lanet.helpdesk.shared.ForAgents;
import mx.lanet.helpdesk.shared.ForKeys;
import mx.lanet.helpdesk.shared.JsonBody;
import mx.lanet.helpdesk.shared.JsonRequests;
import mx.lanet.helpdesk.shared.KeyScope;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.ProblemJson;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A machine joins with an API key, as the IT Monitoring dialect does it. */
@RestController
class ItmRegistrationEndpoint {
    /** What its agents are told to wait between two reports. */
    static final Duration REPORTS = Duration.ofMinutes(5);

    private final SiteEnrolment members;
    private final ApiKeys keys;
    private final Presence presence;
    private final GatewaySettings settings;
    private final ProblemJson texts;

    ItmRegistrationEndpoint(
            SiteEnrolment members, ApiKeys keys, Presence presence, GatewaySettings settings, ProblemJson texts) {
        this.members = members;
        this.keys = keys;
        this.presence = presence;
        this.settings = settings;
        this.texts = texts;
    }

    @PostMapping("/api/agents/register")
    @ForKeys(KeyScope.MACHINES_JOIN)
    @ForAgents
    Map<String, Object> register(Actor caller, HttpServletRequest request) throws IOException {
        Machine machine = machine(JsonRequests.read(request, settings.registrationLimit()));
        Joined joined =
                switch (caller) {
                    case ApiKey key ->
                        members.join(
                                key,
                                machine,
                                ItmSpeakers.number(request.getHeader(ItmSpeakers.ID)),
                                REPORTS,
                                keys::countMachine);
                    case Agent agent -> new Joined(members.of(agent), false);
                    default -> throw Problem.forbidden().refusal();
                };
        if (caller instanceof ApiKey) {
            presence.heard(
                    joined.member().asset().clientId(), joined.member().asset().assetId());
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("success", true);
        answer.put("agent_id", joined.member().number());
        answer.put("message", texts.text(request, joined.isNew() ? "itm.registered" : "itm.known"));
        return answer;
    }

    private static Machine machine(JsonBody body) {
        Machine machine = new Machine(
                body.requiredText("hostname", 255),
                null,
                null,
                null,
                null,
                body.looseText("os_type", 200),
                body.looseText("os_version", 200),
                body.looseText("agent_version", 50),
                Map.of(),
                body.raw().toString());
        body.finish();
        return machine;
    }
}
