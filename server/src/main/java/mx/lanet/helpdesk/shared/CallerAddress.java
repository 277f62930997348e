package mx.lanet.helpdesk.shared;

import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Where the current request came from: the socket's peer, or what a configured proxy ({@code lanet.trusted-proxies})
 * says. A filter has already put it into {@code request.getRemoteAddr()}; whoever holds the request asks that.
 */
public final class CallerAddress {
    private CallerAddress() {}

    /** Empty outside a request, as in a scheduled duty. */
    public static String current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getRemoteAddr()
                : "";
    }
}
