package mx.lanet.helpdesk.agentgateway.channel;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;

/** Which agents are connected to this server, at most one line for each. */
@Component
class AgentLines {
    private static final CloseStatus REPLACED = new CloseStatus(4000, "replaced");

    private final Map<UUID, AgentLine> lines = new ConcurrentHashMap<>();

    /** The machine's line from now on: one that it had before is a dead one, or another copy of the machine. */
    void join(AgentLine line) {
        AgentLine before = lines.put(line.token().assetId(), line);
        if (before != null) {
            before.close(REPLACED);
        }
    }

    void leave(AgentLine line) {
        lines.remove(line.token().assetId(), line);
    }

    Collection<AgentLine> all() {
        return lines.values();
    }

    /** There is something for this machine. Returns at once; a slow line keeps nobody. */
    void checkNow(UUID assetId) {
        AgentLine line = lines.get(assetId);
        if (line != null) {
            Thread.ofVirtual().name("agent-line").start(line::checkNow);
        }
    }
}
