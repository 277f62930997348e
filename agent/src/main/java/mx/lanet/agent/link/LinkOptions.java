package mx.lanet.agent.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import mx.lanet.agent.setting.Setting;
import mx.lanet.agent.setting.Settings;
import org.jspecify.annotations.Nullable;

/** Decides from settings and environment how the server is reached: through which proxy, trusting whom. */
public final class LinkOptions {
    private LinkOptions() {}

    /** A link to the server by the settings in force. */
    public static ServerLink link(URI server, Settings settings, Map<String, String> environment) throws IOException {
        return new HttpLink(server, options(server, settings, environment));
    }

    /** How the server is reached by the settings in force. */
    public static HttpLink.Options options(URI server, Settings settings, Map<String, String> environment)
            throws IOException {
        return new HttpLink.Options(
                settings.seconds(Setting.CONNECT_TIMEOUT),
                settings.seconds(Setting.READ_TIMEOUT),
                proxy(server, settings.text(Setting.PROXY), environment),
                trust(settings.text(Setting.CA_FILE)),
                AgentVersion.CURRENT);
    }

    /** {@code server.proxy}, else HTTPS_PROXY or HTTP_PROXY; {@code none}, loopback and NO_PROXY go directly. */
    public static Proxy proxy(URI server, String setting, Map<String, String> environment) {
        if (setting.equals("none") || isExempt(server, environment)) {
            return Proxy.NO_PROXY;
        }
        var name = "https".equals(server.getScheme()) ? "HTTPS_PROXY" : "HTTP_PROXY";
        var text = setting.isEmpty() ? variable(environment, name) : setting;
        if (text.isEmpty()) {
            return Proxy.NO_PROXY;
        }
        var address = URI.create(text.contains("://") ? text : "http://" + text);
        int port = address.getPort() < 0 ? 8080 : address.getPort();
        return address.getHost() == null
                ? Proxy.NO_PROXY
                : new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(address.getHost(), port));
    }

    private static boolean isExempt(URI server, Map<String, String> environment) {
        var host = server.getHost() == null ? "" : server.getHost().toLowerCase(Locale.ROOT);
        if (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]")) {
            return true;
        }
        return Arrays.stream(variable(environment, "NO_PROXY").split(",", -1))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> entry.equals("*")
                        || host.equals(entry)
                        || host.endsWith(entry.startsWith(".") ? entry : "." + entry));
    }

    private static String variable(Map<String, String> environment, String name) {
        return environment.getOrDefault(name, environment.getOrDefault(name.toLowerCase(Locale.ROOT), ""));
    }

    /** Trusts only the certificates of the PEM file when one is named, else null: the system's. */
    public static @Nullable SSLSocketFactory trust(String caFile) throws IOException {
        if (caFile.isEmpty()) {
            return null;
        }
        try (var in = Files.newInputStream(Path.of(caFile))) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca-" + number++, certificate);
            }
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IOException("server.ca_file " + caFile + ": " + e.getMessage(), e);
        }
    }
}
