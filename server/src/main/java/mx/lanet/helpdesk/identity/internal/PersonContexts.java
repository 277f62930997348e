package mx.lanet.helpdesk.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import mx.lanet.helpdesk.identity.Sessions;
import mx.lanet.helpdesk.shared.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Finds the person of a request when somebody first asks, so that a static file costs no query. Stores nothing. */
@Component
class PersonContexts implements SecurityContextRepository {
    private final Sessions sessions;

    PersonContexts(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(request);
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    /** Sign-in writes the session itself. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        // Nothing of a context is kept between requests.
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return request.getSession(false) != null;
    }

    /** Live updates and the page that says goodbye are no activity of a person. */
    private static boolean counts(HttpServletRequest request) {
        return request.getHeader("X-Lanet-Live") == null
                && !"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))
                && !request.getRequestURI().equals("/login");
    }

    private final class Deferred implements DeferredSecurityContext {
        private final HttpServletRequest request;
        private @Nullable SecurityContext context;

        Deferred(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            SecurityContext known = context;
            if (known == null) {
                Optional<Person> person = sessions.person(request, counts(request));
                known = new SecurityContextImpl();
                if (person.isPresent()) {
                    known.setAuthentication(
                            UsernamePasswordAuthenticationToken.authenticated(person.get(), null, List.of()));
                }
                context = known;
            }
            return known;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
