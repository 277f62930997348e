package mx.lanet.helpdesk.agentgateway.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import mx.lanet.helpdesk.asset.Inventories;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.ForAgents;
import mx.lanet.helpdesk.shared.JsonRequests;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a machine consists of. */
@RestController
class InventoryEndpoint {
    private final Inventories inventories;
    private final GatewaySettings settings;
    private final Clock clock;

    InventoryEndpoint(Inventories inventories, GatewaySettings settings, Clock clock) {
        this.inventories = inventories;
        this.settings = settings;
        this.clock = clock;
    }

    @PostMapping("/api/agents/inventory")
    @ForAgents
    Map<String, Object> inventory(Agent agent, HttpServletRequest request) throws IOException {
        Instant now = clock.instant();
        byte[] body = JsonRequests.readBytes(request, settings.inventoryLimit());
        Optional<InventoryStamp> stamp = InventoryStamp.of(body, agent);
        boolean same = stamp.isPresent()
                && inventories.isSame(
                        agent, stamp.get().collectedAt(), stamp.get().digest());
        boolean newest = same
                || inventories.store(
                        agent,
                        InventoryBody.read(JsonRequests.parse(body), agent, now),
                        stamp.map(InventoryStamp::digest).orElse(null));
        return Map.of("success", true, "data", Map.of("received_at", now, "newest", newest));
    }
}
