package mx.lanet.helpdesk.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * Says which addresses the server may connect to: those of the public internet, and those that the configuration allows. Asked
 * once for a connection, which then goes to the address that was looked at: a name that means another one a moment later
 * changes nothing.
 */
@Component
class Doors {
    /** What is no public address of IPv4 (IANA's registry of special purposes). */
    private static final List<IpAddressMatcher> NOT_PUBLIC = networks(Stream.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4"));

    /** Public addresses of IPv6 are in here … */
    private static final IpAddressMatcher GLOBAL = new IpAddressMatcher("2000::/3");

    /** … but for these: tunnels, documentation, and what carries an address of IPv4 within. */
    private static final List<IpAddressMatcher> NOT_GLOBAL =
            networks(Stream.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"));

    private final List<IpAddressMatcher> allowed;
    private final Names names;

    /** Finds the addresses of a name. */
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    @Autowired
    Doors(@Value("${lanet.webhooks.networks:}") List<String> allowed) {
        this(allowed, InetAddress::getAllByName);
    }

    Doors(List<String> allowed, Names names) {
        this.allowed = networks(allowed.stream().map(String::strip).filter(text -> !text.isEmpty()));
        this.names = names;
    }

    /** The name means an address that nobody may be sent to. */
    static final class Closed extends Exception {
        private static final long serialVersionUID = 1;

        Closed(InetAddress address) {
            super(address.getHostAddress());
        }
    }

    /**
     * All addresses of this host, each of which may be connected to.
     *
     * @param plain without encryption: only where the configuration allows the address
     * @throws Closed when one of them may not
     */
    List<InetAddress> open(String host, boolean plain) throws UnknownHostException, Closed {
        List<InetAddress> found = Arrays.asList(names.of(host));
        for (InetAddress address : found) {
            if (!isOpen(address, plain)) {
                throw new Closed(address);
            }
        }
        return found;
    }

    /** Whether it may be connected to, with or without encryption. */
    boolean isOpen(InetAddress address, boolean plain) {
        return isAllowed(address) || !plain && isPublic(address);
    }

    /** Whether anything is allowed besides the public internet. */
    boolean allowsMore() {
        return !allowed.isEmpty();
    }

    private boolean isAllowed(InetAddress address) {
        return anyOf(allowed, address);
    }

    static boolean isPublic(InetAddress address) {
        return address instanceof Inet4Address
                ? !anyOf(NOT_PUBLIC, address)
                : GLOBAL.matches(text(address)) && !anyOf(NOT_GLOBAL, address);
    }

    private static boolean anyOf(List<IpAddressMatcher> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.matches(text(address)));
    }

    /** Without the interface that a link-local one is of. */
    private static String text(InetAddress address) {
        return address.getHostAddress().replaceFirst("%.*", "");
    }

    private static List<IpAddressMatcher> networks(Stream<String> texts) {
        return texts.map(IpAddressMatcher::new).toList();
    }
}
