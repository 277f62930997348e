package mx.lanet.helpdesk.agentgateway.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import mx.lanet.helpdesk.apikey.ApiKeys;
import mx.lanet.helpdesk.enrolment.AgentStandings;
import mx.lanet.helpdesk.enrolment.AgentTokens;
import mx.lanet.helpdesk.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out which agent calls, or whose API key. A request without a valid JWT or key goes on as nobody's: registering needs
 * none, and everything else is refused by the access rules of its handler.
 */
@Component
class AgentTokenFilter extends OncePerRequestFilter {
    /** The two documents have a word each; either goes with either. */
    private static final List<String> KINDS = List.of("Bearer ", "JWT ");

    private final AgentTokens tokens;
    private final AgentStandings standings;
    private final KeyDoor keys;

    AgentTokenFilter(AgentTokens tokens, AgentStandings standings, KeyDoor keys) {
        this.tokens = tokens;
        this.standings = standings;
        this.keys = keys;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        String shown = shown(request.getHeader("Authorization"));
        Optional<? extends Actor> caller;
        if (ApiKeys.isLike(shown)) {
            try {
                caller = keys.open(shown, request.getRemoteAddr());
            } catch (RuntimeException e) {
                keys.refuse(request, response, e);
                return;
            }
        } else {
            caller = tokens.verify(shown).flatMap(standings::agent);
        }
        if (caller.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        SecurityContextHolder.setContext(new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(caller.get(), null, AuthorityUtils.NO_AUTHORITIES)));
        try {
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private static String shown(@Nullable String authorization) {
        String header = authorization == null ? "" : authorization;
        for (String kind : KINDS) {
            if (header.regionMatches(true, 0, kind, 0, kind.length())) {
                return header.substring(kind.length()).strip();
            }
        }
        return "";
    }
}
