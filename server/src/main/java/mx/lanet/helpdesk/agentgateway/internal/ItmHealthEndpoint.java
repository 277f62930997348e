package mx.lanet.helpdesk.agentgateway.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import mx.lanet.helpdesk.enrolment.SiteEnrolment.Member;
import mx.lanet.helpdesk.monitoring.Presence;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.ForAgents;
import mx.lanet.helpdesk.shared.ForKeys;
import mx.lanet.helpdesk.shared.KeyScope;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.ProblemJson;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Whether the server is there and knows the machine, for the IT Monitoring dialect. Who asks is alive. */
@RestController
class ItmHealthEndpoint {
    private final ItmSpeakers speakers;
    private final Presence presence;
    private final ProblemJson texts;
    private final Clock clock;

    ItmHealthEndpoint(ItmSpeakers speakers, Presence presence, ProblemJson texts, Clock clock) {
        this.speakers = speakers;
        this.presence = presence;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/api/agents/{agentId}/health")
    @ForKeys(KeyScope.MACHINES_REPORT)
    @ForAgents
    Map<String, Object> health(Actor caller, HttpServletRequest request, @PathVariable long agentId) {
        Member member = speakers.find(caller, agentId)
                .orElseThrow(() -> Problem.notFound().refusal());
        if (!member.hasOwnAgent()) {
            presence.heard(member.asset().clientId(), member.asset().assetId());
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", "ok");
        answer.put("server_time", clock.instant());
        answer.put("message", texts.text(request, "itm.well"));
        return answer;
    }
}
