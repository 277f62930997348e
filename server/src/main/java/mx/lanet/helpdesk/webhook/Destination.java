package mx.lanet.helpdesk.webhook;

import java.net.URI;
import java.util.Optional;

/** The form of an address that is posted to. What it means is {@link Doors}'s question. */
final class Destination {
    private static final int HIGHEST_PORT = 65_535;

    private Destination() {}

    /** Empty for what is no address of the web, names a user, or has characters that an address does not have. */
    static Optional<URI> read(String text) {
        try {
            URI uri = URI.create(text);
            String scheme = String.valueOf(uri.getScheme());
            boolean web = scheme.equals("https") || scheme.equals("http");
            boolean whole = uri.getHost() != null && uri.getUserInfo() == null && uri.getRawFragment() == null;
            boolean port = uri.getPort() != 0 && uri.getPort() <= HIGHEST_PORT;
            boolean ascii = text.chars().allMatch(one -> one > ' ' && one < 127);
            return web && whole && port && ascii ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
