package mx.lanet.helpdesk.agentgateway.channel;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import mx.lanet.helpdesk.enrolment.AgentStandings;
import mx.lanet.helpdesk.enrolment.AgentToken;
import mx.lanet.helpdesk.enrolment.AgentTokens;
import mx.lanet.helpdesk.shared.Agent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Lets agents in by the JWT of their heartbeats, in the header and nowhere else: a page in a browser cannot set it. Whoever
 * waits in quarantine is told nothing, and so has nothing to listen to.
 */
@Component
class AgentHandshake implements HandshakeInterceptor {
    static final String TOKEN = "lanet.agent-token";
    private static final String BEARER = "Bearer ";

    private final AgentTokens tokens;
    private final AgentStandings standings;

    AgentHandshake(AgentTokens tokens, AgentStandings standings) {
        this.tokens = tokens;
        this.standings = standings;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        HttpServletRequest servlet = ((ServletServerHttpRequest) request).getServletRequest();
        Optional<AgentToken> token = tokens.verify(shown(servlet.getHeader("Authorization")));
        Optional<Agent> agent = token.flatMap(standings::agent);
        if (agent.isEmpty()) {
            response.setStatusCode(HttpStatus.UNAUTHORIZED);
            return false;
        }
        if (agent.get().quarantined()) {
            response.setStatusCode(HttpStatus.FORBIDDEN);
            return false;
        }
        attributes.put(TOKEN, token.get());
        return true;
    }

    private static String shown(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : "";
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception exception) {
        // The handler does what follows.
    }
}
