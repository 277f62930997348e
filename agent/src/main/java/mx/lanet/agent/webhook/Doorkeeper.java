package mx.lanet.agent.webhook;

import com.sun.net.httpserver.Headers;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who may speak to the webhooks: a caller that names this machine as its host, is no web page, and shows the key. */
final class Doorkeeper {
    private static final String BEARER = "Bearer ";

    /** The local API's header of the same purpose. */
    private static final String SECRET = "X-LANET-Secret";

    private final byte[] key;
    private final List<String> hosts;
    private final InetSocketAddress address;

    Doorkeeper(String key, List<String> hosts, InetSocketAddress address) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
        this.hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
        this.address = address;
    }

    /** Whether the request was meant for this machine by a program: a lured browser has another Host, or an Origin. */
    boolean isMeant(Headers headers) {
        var host = headers.get("Host");
        return host != null && host.size() == 1 && isOwn(host.getFirst()) && !headers.containsKey("Origin");
    }

    /** Whether the key is shown, as a bearer or in the header of the local API. */
    boolean isKnown(Headers headers) {
        var shown = shown(headers);
        return shown != null && MessageDigest.isEqual(key, shown.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String shown(Headers headers) {
        var authorization = headers.getFirst("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return authorization.substring(BEARER.length()).strip();
        }
        return headers.getFirst(SECRET);
    }

    private boolean isOwn(String host) {
        URI named;
        try {
            named = URI.create("http://" + host);
        } catch (IllegalArgumentException e) {
            return false;
        }
        var name = named.getHost();
        // Without a port it is HTTP's own, which is another program's.
        if (name == null
                || named.getPort() != address.getPort()
                || !named.getRawAuthority().equals(host)) {
            return false;
        }
        var plain = name.toLowerCase(Locale.ROOT);
        return hosts.contains(plain) || isOwnAddress(plain);
    }

    private boolean isOwnAddress(String name) {
        var own = address.getAddress();
        if (own.isLoopbackAddress()) {
            return name.equals("localhost") || name.equals("127.0.0.1") || name.equals("[::1]");
        }
        var literal = own.getHostAddress();
        return name.equals(literal) || name.equals("[" + literal + "]");
    }
}
