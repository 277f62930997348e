package mx.lanet.helpdesk.api.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import mx.lanet.helpdesk.identity.ApiSessions;
import mx.lanet.helpdesk.shared.Person;
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

    ApiTokenFilter(ApiSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", POLICY);
        Optional<Person> person = Optional.of(shown(request.getHeader("Authorization")))
                .filter(shown -> !shown.isEmpty())
                .flatMap(sessions::person);
        if (person.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        SecurityContextHolder.setContext(new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(person.get(), null, AuthorityUtils.NO_AUTHORITIES)));
        try {
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    static String shown(@Nullable String authorization) {
        String header = authorization == null ? "" : authorization;
        return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : "";
    }
}
