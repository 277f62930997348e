package mx.lanet.helpdesk.agentgateway.channel;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import mx.lanet.helpdesk.enrolment.AgentStandings;
import mx.lanet.helpdesk.enrolment.AgentToken;
import mx.lanet.helpdesk.shared.Agent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/**
 * The agents' WebSockets. Agents say nothing here but that they are there: results and progress go by HTTP, where they are
 * acknowledged once they are on disk.
 */
@Component
class AgentSockets extends TextWebSocketHandler {
    private static final Logger LOG = LoggerFactory.getLogger(AgentSockets.class);
    private static final long SWEEP_MILLIS = 1_000;
    private static final long SEND_TIMEOUT_MILLIS = 5_000;
    private static final int LONGEST_MESSAGE_BYTES = 1_024;

    private final AgentLines lines;
    private final AgentStandings standings;
    private final Clock clock;
    private final Duration pingEvery;
    private final Map<String, AgentLine> bySocket = new ConcurrentHashMap<>();

    AgentSockets(
            AgentLines lines,
            AgentStandings standings,
            Clock clock,
            @Value("${lanet.gateway.ping-every:30s}") Duration pingEvery) {
        this.lines = lines;
        this.standings = standings;
        this.clock = clock;
        this.pingEvery = pingEvery;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) {
        socket.setTextMessageSizeLimit(LONGEST_MESSAGE_BYTES);
        socket.setBinaryMessageSizeLimit(LONGEST_MESSAGE_BYTES);
        if (socket instanceof StandardWebSocketSession standard) {
            standard.getNativeSession()
                    .getUserProperties()
                    .put("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", SEND_TIMEOUT_MILLIS);
        }
        AgentToken token =
                (AgentToken) Objects.requireNonNull(socket.getAttributes().get(AgentHandshake.TOKEN));
        AgentLine line = new AgentLine(socket, token);
        bySocket.put(socket.getId(), line);
        lines.join(line);
        // What was ordered while it had no line.
        line.checkNow();
    }

    @Override
    protected void handleTextMessage(WebSocketSession socket, TextMessage message) throws IOException {
        socket.close(CloseStatus.POLICY_VIOLATION);
    }

    @Override
    protected void handlePongMessage(WebSocketSession socket, PongMessage message) {
        AgentLine line = bySocket.get(socket.getId());
        if (line != null) {
            line.heard();
        }
    }

    @Override
    public void handleTransportError(WebSocketSession socket, Throwable error) {
        LOG.atDebug().setCause(error).log("An agent's connection broke");
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        AgentLine line = bySocket.remove(socket.getId());
        if (line != null) {
            lines.leave(line);
        }
    }

    /** Whose key was revoked, or whose JWT is over, goes; the others are asked now and then whether they are there. */
    @Scheduled(fixedDelay = SWEEP_MILLIS)
    void sweep() {
        long now = System.nanoTime();
        for (AgentLine line : bySocket.values()) {
            if (!mayStay(line.token())) {
                line.close(CloseStatus.POLICY_VIOLATION);
            } else if (line.isDueForPing(now, pingEvery.toNanos())) {
                Thread.ofVirtual().name("agent-ping").start(() -> line.ping(now));
            }
        }
    }

    private boolean mayStay(AgentToken token) {
        return clock.instant().isBefore(token.expiresAt())
                && standings
                        .agent(token)
                        .map(Agent::quarantined)
                        .filter(held -> !held)
                        .isPresent();
    }
}
