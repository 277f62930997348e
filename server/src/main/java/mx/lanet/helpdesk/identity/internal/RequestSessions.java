package mx.lanet.helpdesk.identity.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import mx.lanet.helpdesk.identity.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The stored sessions as one request needs them: read once, though Spring Session asks for them again when the answer
 * leaves; and that they were used is written down after two seconds only, not with each of the files and pieces of a page.
 */
final class RequestSessions<S extends Session> implements FindByIndexNameSessionRepository<RequestSessions.Used<S>> {
    private static final ScopedValue<Map<String, Used<?>>> FOUND = ScopedValue.newInstance();

    private final FindByIndexNameSessionRepository<S> stored;

    private RequestSessions(FindByIndexNameSessionRepository<S> stored) {
        this.stored = stored;
    }

    static FindByIndexNameSessionRepository<?> of(JdbcIndexedSessionRepository stored) {
        return new RequestSessions<>(stored);
    }

    /** Around Spring Session's own filter. */
    @Order(Ordered.HIGHEST_PRECEDENCE + 20)
    static final class Filter extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            try {
                ScopedValue.where(FOUND, new HashMap<>(2)).call(() -> {
                    chain.doFilter(request, response);
                    return true;
                });
            } catch (ServletException | IOException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new ServletException(e);
            }
        }
    }

    @Override
    public Used<S> createSession() {
        return new Used<>(stored.createSession());
    }

    @Override
    public void save(Used<S> session) {
        stored.save(session.kept);
    }

    @Override
    @SuppressWarnings("unchecked") // Only this class puts something there.
    public @Nullable Used<S> findById(String id) {
        Used<?> found = FOUND.isBound() ? FOUND.get().get(id) : null;
        if (found == null) {
            S read = stored.findById(id);
            found = read == null ? null : new Used<>(read);
            if (found != null && FOUND.isBound()) {
                FOUND.get().put(id, found);
            }
        }
        return (Used<S>) found;
    }

    @Override
    public void deleteById(String id) {
        if (FOUND.isBound()) {
            FOUND.get().remove(id);
        }
        stored.deleteById(id);
    }

    @Override
    public Map<String, Used<S>> findByIndexNameAndIndexValue(String indexName, String indexValue) {
        Map<String, Used<S>> sessions = new LinkedHashMap<>();
        stored.findByIndexNameAndIndexValue(indexName, indexValue)
                .forEach((id, session) -> sessions.put(id, new Used<>(session)));
        return sessions;
    }

    /** A session that was used a moment ago need not be written again. */
    static final class Used<S extends Session> implements Session {
        private final S kept;

        private Used(S kept) {
            this.kept = kept;
        }

        @Override
        public String getId() {
            return kept.getId();
        }

        @Override
        public String changeSessionId() {
            return kept.changeSessionId();
        }

        @Override
        public <T> @Nullable T getAttribute(String name) {
            return kept.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return kept.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, Object value) {
            kept.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            kept.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return kept.getCreationTime();
        }

        @Override
        public void setLastAccessedTime(Instant time) {
            if (Duration.between(kept.getLastAccessedTime(), time).compareTo(Sessions.PRECISION) >= 0) {
                kept.setLastAccessedTime(time);
            }
        }

        @Override
        public Instant getLastAccessedTime() {
            return kept.getLastAccessedTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            kept.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return kept.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return kept.isExpired();
        }
    }
}
