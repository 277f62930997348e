package mx.lanet.helpdesk.console.live;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import mx.lanet.helpdesk.shared.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Lets in who is signed in by the session's cookie and comes from a page of this very server. */
@Component
class LiveHandshake implements HandshakeInterceptor {
    static final String SESSION = "lanet.session";
    static final String PERSON = "lanet.person";

    private final Hub hub;
    private final String publicUrl;

    LiveHandshake(Hub hub, @Value("${lanet.public-url:}") String publicUrl) {
        this.hub = hub;
        this.publicUrl = publicUrl.strip().replaceAll("/+$", "");
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        HttpServletRequest servlet = ((ServletServerHttpRequest) request).getServletRequest();
        HttpStatus refusal = refusal(servlet, attributes);
        if (refusal != null) {
            response.setStatusCode(refusal);
        }
        return refusal == null;
    }

    private @Nullable HttpStatus refusal(HttpServletRequest request, Map<String, Object> attributes) {
        if (!isOurOwn(request)) {
            return HttpStatus.FORBIDDEN;
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        HttpSession session = request.getSession(false);
        if (session == null || authentication == null || !(authentication.getPrincipal() instanceof Person person)) {
            return HttpStatus.UNAUTHORIZED;
        }
        if (person.isHeldBack()) {
            return HttpStatus.FORBIDDEN;
        }
        if (hub.countOf(person.userId()) >= LiveSockets.MOST_PER_PERSON) {
            return HttpStatus.TOO_MANY_REQUESTS;
        }
        attributes.put(SESSION, session.getId());
        attributes.put(PERSON, person);
        return null;
    }

    /** A browser always says where a page comes from; the cookie alone would let any site listen in. */
    private boolean isOurOwn(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        String here = request.getScheme() + "://" + request.getHeader("Host");
        return origin != null && (origin.equals(here) || (!publicUrl.isEmpty() && origin.equals(publicUrl)));
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
