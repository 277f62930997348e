package mx.lanet.helpdesk.shared;

import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** The API key with which the current request came. */
public final class CallingKey {
    private CallingKey() {}

    /** Empty for a request without one, and outside of requests. */
    public static Optional<ApiKey> current() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller != null && caller.getPrincipal() instanceof ApiKey key ? Optional.of(key) : Optional.empty();
    }
}
