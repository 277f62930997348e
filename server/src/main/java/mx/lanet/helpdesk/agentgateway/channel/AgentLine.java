package mx.lanet.helpdesk.agentgateway.channel;

import java.io.IOException;
import mx.lanet.helpdesk.enrolment.AgentToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/** One agent's end of the channel. Sends one message at a time, as WebSockets want it. */
final class AgentLine {
    private static final Logger LOG = LoggerFactory.getLogger(AgentLine.class);
    private static final TextMessage CHECK_NOW = new TextMessage("{\"type\":\"check_now\"}");
    private static final int MOST_UNANSWERED = 2;

    private final WebSocketSession socket;
    private final AgentToken token;
    private volatile int unanswered;
    private volatile long pingedAt = System.nanoTime();

    AgentLine(WebSocketSession socket, AgentToken token) {
        this.socket = socket;
        this.token = token;
    }

    AgentToken token() {
        return token;
    }

    void checkNow() {
        send(CHECK_NOW);
    }

    /** The agent said something, so it is there. */
    void heard() {
        unanswered = 0;
    }

    boolean isDueForPing(long now, long everyNanos) {
        return now - pingedAt >= everyNanos;
    }

    /** Asks whether anybody is there; who has not answered twice is let go. */
    void ping(long now) {
        pingedAt = now;
        if (unanswered >= MOST_UNANSWERED) {
            close(CloseStatus.SESSION_NOT_RELIABLE);
            return;
        }
        unanswered++;
        send(new PingMessage());
    }

    private void send(WebSocketMessage<?> message) {
        try {
            synchronized (this) {
                socket.sendMessage(message);
            }
        } catch (IOException | IllegalStateException e) {
            LOG.atDebug().setCause(e).log("An agent's connection was lost");
            close(CloseStatus.SESSION_NOT_RELIABLE);
        }
    }

    void close(CloseStatus why) {
        try {
            socket.close(why);
        } catch (IOException | IllegalStateException e) {
            LOG.atDebug().setCause(e).log("An agent's connection was gone already");
        }
    }
}
