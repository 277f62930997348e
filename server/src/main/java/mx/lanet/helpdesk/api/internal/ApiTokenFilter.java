package mx.lanet.helpdesk.api.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import mx.lanet.helpdesk.apikey.ApiKeys;
import mx.lanet.helpdesk.identity.ApiSessions;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.ProblemJson;
import mx.lanet.helpdesk.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out whose program calls, by its Bearer token and nothing else: a cookie opens nothing here. */
@Component
class ApiTokenFilter extends OncePerRequestFilter {
    private static final String BEARER = "Bearer ";
    private static final String POLICY = "default-src 'none'; frame-ancestors 'none'";

    private final ApiSessions sessions;
    private final ProgramKeys keys;
    private final ProblemJson problems;

    ApiTokenFilter(ApiSessions sessions, ProgramKeys keys, ProblemJson problems) {
        this.sessions = sessions;
        this.keys = keys;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", POLICY);
        Optional<? extends Actor> caller;
        try {
            caller = caller(shown(request.getHeader("Authorization")), request.getRemoteAddr());
        } catch (Refusal tooMany) {
            problems.write(request, response, tooMany.problem());
            return;
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

    /** A key opens what its scopes say, as its maker. */
    private Optional<? extends Actor> caller(String shown, String address) {
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        return ApiKeys.isLike(shown) ? keys.open(shown, address) : sessions.person(shown);
    }

    static String shown(@Nullable String authorization) {
        String header = authorization == null ? "" : authorization;
        return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : "";
    }
}
