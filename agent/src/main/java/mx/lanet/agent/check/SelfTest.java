package mx.lanet.agent.check;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import mx.lanet.agent.link.AgentClock;
import mx.lanet.agent.link.Answer;
import mx.lanet.agent.link.LinkOptions;
import mx.lanet.agent.link.ServerLink;
import mx.lanet.agent.link.Session;
import mx.lanet.agent.setting.Setting;
import mx.lanet.agent.setting.Settings;
import mx.lanet.agent.store.DataFolder;
import mx.lanet.agent.store.Identity;
import mx.lanet.protocol.Problem;

/** Goes the way to the server step by step and tells where it ends: {@code agent --test}. */
public final class SelfTest {
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final Duration NOTABLE_OFFSET = Duration.ofSeconds(60);
    private static final Duration FATAL_OFFSET = Duration.ofMinutes(5);
    private static final String TICKETS = "/api/tickets/my-tickets?per_page=1";

    private final DataFolder folder;
    private final Settings settings;
    private final Map<String, String> environment;
    private final AgentClock clock;
    private final List<Finding> findings = new ArrayList<>();
    private final Consumer<Finding> listener;

    /** The listener hears of each finding as it is made. */
    public SelfTest(
            DataFolder folder,
            Settings settings,
            Map<String, String> environment,
            AgentClock clock,
            Consumer<Finding> listener) {
        this.folder = folder;
        this.settings = settings;
        this.environment = environment;
        this.clock = clock;
        this.listener = listener;
    }

    /** All findings; an empty address of the server is one too. */
    public List<Finding> run(String serverUrl) throws IOException {
        if (serverUrl.isEmpty()) {
            found(Finding.wrong("server", "unnamed"));
            return findings;
        }
        var server = URI.create(serverUrl);
        var proxy = LinkOptions.proxy(server, settings.text(Setting.PROXY), environment);
        found(proxy(proxy));
        found(internet(proxy));
        found(names(server, proxy));
        found(certificate(server, proxy));
        var link = LinkOptions.link(server, settings, environment);
        var answer = link.get(TICKETS, null);
        found(server(answer, server));
        found(Firewall.check(answer instanceof Answer.Received, serverUrl));
        found(clock(answer));
        found(identity(link));
        return findings;
    }

    private void found(Finding finding) {
        findings.add(finding);
        listener.accept(finding);
    }

    private static Finding proxy(Proxy proxy) {
        if (!(proxy.address() instanceof InetSocketAddress address)) {
            return Finding.ok("proxy", "none");
        }
        var where = address.getHostString() + ":" + address.getPort();
        return connects(address.getHostString(), address.getPort())
                ? Finding.ok("proxy", "ok", where)
                : Finding.wrong("proxy", "unreachable", where);
    }

    // A server in the same office works without it, so its absence is a note and no fault.
    private static Finding internet(Proxy proxy) {
        if (proxy.type() != Proxy.Type.DIRECT) {
            return Finding.ok("internet", "by_proxy");
        }
        return connects("one.one.one.one", 443) ? Finding.ok("internet", "ok") : Finding.note("internet", "none");
    }

    private static Finding names(URI server, Proxy proxy) {
        var host = server.getHost();
        if (proxy.type() != Proxy.Type.DIRECT) {
            return Finding.ok("dns", "by_proxy", host);
        }
        try {
            var addresses = Arrays.stream(InetAddress.getAllByName(host))
                    .map(InetAddress::getHostAddress)
                    .toList();
            return Finding.ok("dns", "ok", host, String.join(", ", addresses));
        } catch (UnknownHostException e) {
            return Finding.wrong("dns", "unknown", host);
        }
    }

    private Finding certificate(URI server, Proxy proxy) throws IOException {
        if (!"https".equals(server.getScheme())) {
            boolean here =
                    server.getHost().equals("localhost") || server.getHost().startsWith("127.");
            return here ? Finding.ok("certificate", "local") : Finding.note("certificate", "unencrypted");
        }
        if (proxy.type() != Proxy.Type.DIRECT) {
            return Finding.ok("certificate", "by_proxy");
        }
        var own = LinkOptions.trust(settings.text(Setting.CA_FILE));
        var trust = own == null ? (SSLSocketFactory) SSLSocketFactory.getDefault() : own;
        return Certificates.check(server, trust, clock.now());
    }

    private static Finding server(Answer answer, URI server) {
        return switch (answer) {
            case Answer.Unreachable u -> Finding.wrong("server", "unreachable", server, u.summary());
            case Answer.Received r when r.status() >= 500 -> Finding.wrong("server", "troubled", server, r.status());
            case Answer.Received r -> {
                var problem = r.read(Problem.class);
                boolean ours = problem != null && problem.status() == r.status();
                yield ours ? Finding.ok("server", "ok", server) : Finding.wrong("server", "other", server, r.status());
            }
        };
    }

    private Finding clock(Answer answer) {
        if (!(answer instanceof Answer.Received received) || received.date() == null) {
            return Finding.note("clock", "unknown");
        }
        var ahead = Duration.between(received.date(), clock.now());
        if (ahead.abs().compareTo(FATAL_OFFSET) > 0) {
            return Finding.wrong("clock", "wrong", ahead.toMinutes());
        }
        return ahead.abs().compareTo(NOTABLE_OFFSET) > 0
                ? Finding.note("clock", "off", ahead.toSeconds())
                : Finding.ok("clock", "ok", ahead.toSeconds());
    }

    private Finding identity(ServerLink link) throws IOException {
        var identity = Identity.read(folder);
        if (identity.isEmpty()) {
            return Finding.wrong("identity", "none");
        }
        var session = new Session(folder, identity.get(), link, clock);
        var answer = session.call(token -> link.get(TICKETS, token));
        var names = List.of(
                String.valueOf(identity.get().clientName()),
                String.valueOf(identity.get().siteName()));
        return switch (answer.verdict()) {
            case DONE -> Finding.ok("identity", "ok", names.get(0), names.get(1));
            case FORBIDDEN ->
                identity.get().pending() ? Finding.note("identity", "pending") : Finding.wrong("identity", "retired");
            case UNAUTHORIZED -> Finding.wrong("identity", "unknown");
            case LATER, REFUSED -> Finding.note("identity", "unsure", answer.summary());
        };
    }

    private static boolean connects(String host, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
