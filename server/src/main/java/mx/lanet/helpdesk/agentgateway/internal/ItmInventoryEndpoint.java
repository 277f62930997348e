package mx.lanet.helpdesk.agentgateway.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import mx.lanet.helpdesk.asset.Inventories;
import mx.lanet.helpdesk.enrolment.SiteEnrolment.Member;
import mx.lanet.helpdesk.monitoring.Presence;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.ForAgents;
import mx.lanet.helpdesk.shared.ForKeys;
import mx.lanet.helpdesk.shared.JsonRequests;
import mx.lanet.helpdesk.shared.KeyScope;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.ProblemJson;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a machine consists of, as the IT Monitoring dialect says it; how full it is becomes a reading like any other. */
@RestController
class ItmInventoryEndpoint {
    private static final int RETRY_SECONDS = 15;

    private final ItmSpeakers speakers;
    private final Inventories inventories;
    private final HeartbeatBatcher batcher;
    private final Presence presence;
    private final GatewaySettings settings;
    private final ProblemJson texts;
    private final Clock clock;

    ItmInventoryEndpoint(
            ItmSpeakers speakers,
            Inventories inventories,
            HeartbeatBatcher batcher,
            Presence presence,
            GatewaySettings settings,
            ProblemJson texts,
            Clock clock) {
        this.speakers = speakers;
        this.inventories = inventories;
        this.batcher = batcher;
        this.presence = presence;
        this.settings = settings;
        this.texts = texts;
        this.clock = clock;
    }

    @PostMapping("/api/inventory")
    @ForKeys(KeyScope.MACHINES_REPORT)
    @ForAgents
    Map<String, Object> inventory(Actor caller, HttpServletRequest request) throws IOException {
        Instant now = clock.instant();
        ItmInventory inventory = ItmInventoryBody.read(
                JsonRequests.read(request, settings.inventoryLimit()), ItmSpeakers.version(request), now);
        Member member = speakers.speaker(caller, request, inventory.agentId());
        if (!member.hasOwnAgent()) {
            keep(member, inventory);
            note(member, inventory, now);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("success", true);
        answer.put("message", texts.text(request, member.hasOwnAgent() ? "itm.own-agent" : "itm.inventory"));
        answer.put("next_report_in", ItmRegistrationEndpoint.REPORTS.toSeconds());
        return answer;
    }

    /** Every five minutes the same is told: then it is not written again. */
    private void keep(Member member, ItmInventory inventory) {
        if (!inventories.isSame(member.agent(), inventory.reported().collectedAt(), inventory.digest())) {
            inventories.store(member.agent(), inventory.reported(), inventory.digest());
        }
    }

    private void note(Member member, ItmInventory inventory, Instant now) {
        if (!inventory.tellsReadings()) {
            presence.heard(member.asset().clientId(), member.asset().assetId());
            return;
        }
        switch (batcher.submit(inventory.reading(member.agent(), now))) {
            case HeartbeatOutcome.Stored _ -> {}
            case HeartbeatOutcome.Gone _ -> throw Problem.notFound().refusal();
            case HeartbeatOutcome.Overloaded _, HeartbeatOutcome.Failed _ ->
                throw Problem.overloaded(RETRY_SECONDS).refusal();
        }
    }
}
