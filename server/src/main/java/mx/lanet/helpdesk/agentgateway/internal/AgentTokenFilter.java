package mx.lanet.helpdesk.agentgateway.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import mx.lanet.helpdesk.enrolment.AgentStandings;
import mx.lanet.helpdesk.enrolment.AgentTokens;
import mx.lanet.helpdesk.shared.Agent;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out which agent calls. A request without a valid JWT goes on as nobody's: registering needs none, and everything
 * else is refused by the access rules of its handler.
 */
@Component
class AgentTokenFilter extends OncePerRequestFilter {
    private static final String BEARER = "Bearer ";

    private final AgentTokens tokens;
    private final AgentStandings standings;

    AgentTokenFilter(AgentTokens tokens, AgentStandings standings) {
        this.tokens = tokens;
        this.standings = standings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        Optional<Agent> agent = agent(request.getHeader("Authorization"));
        if (agent.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        SecurityContextHolder.setContext(new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(agent.get(), null, AuthorityUtils.NO_AUTHORITIES)));
        try {
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private Optional<Agent> agent(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.empty();
        }
        return tokens.verify(authorization.substring(BEARER.length()).strip()).flatMap(standings::agent);
    }
}
