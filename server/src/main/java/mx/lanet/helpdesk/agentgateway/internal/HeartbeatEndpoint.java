package mx.lanet.helpdesk.agentgateway.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import mx.lanet.helpdesk.asset.AgentSettings;
import mx.lanet.helpdesk.monitoring.Reading;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.ForAgents;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.JsonRequests;
import mx.lanet.helpdesk.shared.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.json.JsonMapper;

/** The heartbeat: read, checked, stored with others in one transaction, answered after the commit. */
@Controller
class HeartbeatEndpoint {
    private static final int RETRY_SECONDS = 5;

    private final HeartbeatBatcher batcher;
    private final AgentSettings settings;
    private final GatewaySettings gateway;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    HeartbeatEndpoint(
            HeartbeatBatcher batcher,
            AgentSettings settings,
            GatewaySettings gateway,
            JsonMapper json,
            Ids ids,
            Clock clock) {
        this.batcher = batcher;
        this.settings = settings;
        this.gateway = gateway;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    @PostMapping("/api/agents/heartbeat")
    @ForAgents(inQuarantine = true, ownLine = true)
    void heartbeat(Agent agent, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Instant now = clock.instant();
        Reading reading = HeartbeatBody.read(JsonRequests.read(request, gateway.heartbeatLimit()), agent, now, ids);
        switch (batcher.submit(reading)) {
            case HeartbeatOutcome.Stored stored -> answer(stored, agent, now, response);
            case HeartbeatOutcome.Gone _ ->
                throw Problem.of(401, "sign_in_first").refusal();
            case HeartbeatOutcome.Overloaded _ ->
                throw Problem.overloaded(RETRY_SECONDS).refusal();
            case HeartbeatOutcome.Failed _ ->
                throw Problem.overloaded(RETRY_SECONDS).refusal();
        }
    }

    private void answer(HeartbeatOutcome.Stored stored, Agent agent, Instant now, HttpServletResponse response)
            throws IOException {
        // An asset in quarantine is told nothing: no work, no settings.
        boolean trusted = !agent.quarantined();
        String updates = trusted ? stored.changedSettings() : null;
        String commands = trusted && !stored.commands().isEmpty() ? json.writeValueAsString(stored.commands()) : "[]";
        byte[] body = ("{\"success\":true,\"data\":{\"received_at\":\"" + now + "\",\"next_heartbeat\":\""
                        + now.plusSeconds(stored.nextSeconds()) + "\",\"commands\":" + commands
                        + ",\"config_updates\":" + (updates == null ? "{}" : updates)
                        + (updates == null ? "" : ",\"config_origins\":" + stored.settingsOrigins()) + "}}")
                .getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        if (updates != null) {
            // Not before the answer is on its way: what does not leave here is told again.
            response.flushBuffer();
            settings.markDelivered(agent.clientId(), agent.assetId(), stored.settingsRevision());
        }
    }
}
