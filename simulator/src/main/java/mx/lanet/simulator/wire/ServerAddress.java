package mx.lanet.simulator.wire;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The one server that is put under load.
 *
 * @param host as it goes into the Host header, an IPv6 address in brackets
 */
public record ServerAddress(String host, int port, InetAddress address) {

    /** Why a server is refused. */
    public enum Refusal {
        NOT_A_URL,
        NOT_HTTP,
        UNKNOWN_HOST,
        FOREIGN
    }

    /** Says why, for a message in the person's language. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final Refusal refusal;

        Refused(Refusal refusal) {
            super(refusal.name());
            this.refusal = refusal;
        }

        public Refusal refusal() {
            return refusal;
        }
    }

    /**
     * Reads {@code http://host[:port]}. A name with any address beyond this machine is foreign, and refused unless the
     * person says that the server is theirs: load against others is an attack.
     */
    public static ServerAddress parse(String url, boolean ownsIt) throws Refused {
        URI uri = uri(url);
        if (!"http".equals(uri.getScheme().toLowerCase(Locale.ROOT))) {
            throw new Refused(Refusal.NOT_HTTP);
        }
        InetAddress[] addresses = addresses(uri.getHost());
        if (!ownsIt && !Stream.of(addresses).allMatch(InetAddress::isLoopbackAddress)) {
            throw new Refused(Refusal.FOREIGN);
        }
        return new ServerAddress(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort(), addresses[0]);
    }

    private static URI uri(String url) throws Refused {
        try {
            URI uri = new URI(url);
            boolean whole = !uri.isOpaque() && uri.getScheme() != null && uri.getHost() != null;
            if (whole && bare(uri) && uri.getPort() <= 65_535) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new Refused(Refusal.NOT_A_URL);
        }
        throw new Refused(Refusal.NOT_A_URL);
    }

    private static boolean bare(URI uri) {
        boolean noPath = uri.getPath().isEmpty() || uri.getPath().equals("/");
        return noPath && uri.getUserInfo() == null && uri.getQuery() == null;
    }

    private static InetAddress[] addresses(String host) throws Refused {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new Refused(Refusal.UNKNOWN_HOST);
        }
    }

    /** Where to connect to. The address was resolved once, so it cannot turn foreign afterwards. */
    public InetSocketAddress socketAddress() {
        return new InetSocketAddress(address, port);
    }

    /** {@code host:port}, as in the Host header. */
    public String authority() {
        return host + ":" + port;
    }
}
