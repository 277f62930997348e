package mx.lanet.helpdesk.shared.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The caller's address and scheme are the socket's, except when the socket's peer is a proxy that the configuration
 * names: then they are what that proxy says in {@code X-Forwarded-For} and {@code X-Forwarded-Proto}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TrustedProxies extends OncePerRequestFilter {
    private static final int MOST_HOPS = 20;

    private final List<IpAddressMatcher> proxies;

    TrustedProxies(@Value("${lanet.trusted-proxies:}") List<String> addressesOrNetworks) {
        this.proxies = addressesOrNetworks.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(IpAddressMatcher::new)
                .toList();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean fromProxy = !proxies.isEmpty() && isProxy(request.getRemoteAddr());
        chain.doFilter(fromProxy ? new Forwarded(request, client(request)) : request, response);
    }

    /** The last address in the list that is not a proxy of ours: what stands before it, anybody can write. */
    private String client(HttpServletRequest request) {
        String header = request.getHeader("X-Forwarded-For");
        if (header == null) {
            return request.getRemoteAddr();
        }
        String[] hops = header.split(",", MOST_HOPS + 1);
        String client = request.getRemoteAddr();
        for (int i = hops.length - 1; i >= 0 && isProxy(client); i--) {
            String hop = hops[i].strip();
            if (!isAddress(hop)) {
                break;
            }
            client = hop;
        }
        return client;
    }

    private boolean isProxy(String address) {
        return proxies.stream().anyMatch(proxy -> proxy.matches(address));
    }

    private static boolean isAddress(String text) {
        try {
            InetAddress.ofLiteral(text);
            return text.length() <= 45;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static final class Forwarded extends HttpServletRequestWrapper {
        private final String client;
        private final boolean https;

        Forwarded(HttpServletRequest request, String client) {
            super(request);
            this.client = client;
            this.https = request.isSecure() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
        }

        @Override
        public String getRemoteAddr() {
            return client;
        }

        @Override
        public String getRemoteHost() {
            return client;
        }

        @Override
        public boolean isSecure() {
            return https;
        }

        @Override
        public String getScheme() {
            return https ? "https" : "http";
        }
    }
}
