package mx.lanet.helpdesk.agentgateway.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import mx.lanet.helpdesk.enrolment.SiteEnrolment;
import mx.lanet.helpdesk.enrolment.SiteEnrolment.Member;
import mx.lanet.helpdesk.monitoring.Presence;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.ApiKey;
import mx.lanet.helpdesk.shared.ForAgents;
import mx.lanet.helpdesk.shared.ForKeys;
import mx.lanet.helpdesk.shared.KeyScope;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether there is a newer version of the agent, for the IT Monitoring dialect. */
@RestController
class ItmUpdateEndpoint {
    private final ItmSpeakers speakers;
    private final SiteEnrolment members;
    private final Presence presence;
    private final AgentRelease release;

    ItmUpdateEndpoint(ItmSpeakers speakers, SiteEnrolment members, Presence presence, AgentRelease release) {
        this.speakers = speakers;
        this.members = members;
        this.presence = presence;
        this.release = release;
    }

    @GetMapping("/api/updates/check")
    @ForKeys(KeyScope.UPDATES_READ)
    @ForAgents
    Map<String, Object> check(Actor caller, HttpServletRequest request) {
        boolean nameless = caller instanceof ApiKey && ItmSpeakers.number(request.getHeader(ItmSpeakers.ID)) == null;
        Member member = nameless ? null : speakers.speaker(caller, request, null);
        if (member != null && caller instanceof ApiKey && !member.hasOwnAgent()) {
            presence.heard(member.asset().clientId(), member.asset().assetId());
        }
        return release.answer(version(request, member));
    }

    private @Nullable String version(HttpServletRequest request, @Nullable Member member) {
        String told = ItmSpeakers.version(request);
        return told != null || member == null
                ? told
                : members.agentVersion(member).orElse(null);
    }
}
