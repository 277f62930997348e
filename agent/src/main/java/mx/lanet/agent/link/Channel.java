package mx.lanet.agent.link;

import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ServerHandshake;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection by which the server calls: {@code /ws/agent}. It brings no work, only the word that there is some, so
 * whatever comes by it can do no more than make the agent ask. The server pings; when nothing was heard for
 * {@link #QUIET}, the other end is held to be dead.
 */
public final class Channel implements AutoCloseable {
    /** Longer than twice the server's interval between two pings. */
    static final Duration QUIET = Duration.ofSeconds(75);

    private static final Logger LOG = LoggerFactory.getLogger(Channel.class);
    private static final int MOST_BYTES = 16 << 10;
    private static final String CHECK_NOW = "check_now";

    private final Socket socket;
    private final Runnable checkNow;
    private volatile boolean opened;
    private volatile String ended = "";

    /**
     * A connection that is not made yet.
     *
     * @param server where the server is, as for all calls
     * @param token the JWT of this machine
     * @param checkNow called when there is something to fetch; must return at once
     */
    public Channel(URI server, HttpLink.Options options, String token, Runnable checkNow) {
        this.checkNow = checkNow;
        this.socket = new Socket(address(server), options, token);
    }

    private static URI address(URI server) {
        var text = server.toString().replaceAll("/+$", "").replaceFirst("(?i)^http", "ws");
        return URI.create(text + "/ws/agent");
    }

    /** Connects, and listens until either end is gone. Whether it was connected at all. */
    public boolean listen() {
        socket.run();
        return opened;
    }

    /** Why it ended, for the log; empty while it has not. */
    public String ended() {
        return ended;
    }

    @Override
    public void close() {
        socket.close();
    }

    private void heard(String message) {
        if (message.length() <= MOST_BYTES && message.contains('"' + CHECK_NOW + '"')) {
            checkNow.run();
        } else {
            LOG.atDebug().log("the server says by its channel what this version does not know");
        }
    }

    /** Messages are told one after the other by the thread that listens. */
    private final class Socket extends WebSocketClient {
        Socket(URI address, HttpLink.Options options, String token) {
            super(
                    address,
                    new Draft_6455(List.of(), MOST_BYTES),
                    Map.of("Authorization", "Bearer " + token, "User-Agent", "LANET-Agent/" + options.agentVersion()),
                    (int) options.connectTimeout().toMillis());
            // Its own timer would be one more thread; the server pings, and the socket's time-out does the rest.
            setConnectionLostTimeout(0);
            setDaemon(true);
            if (options.proxy() != Proxy.NO_PROXY) {
                setProxy(options.proxy());
            }
            if ("wss".equals(address.getScheme())) {
                setSocketFactory(trusted(options.trust()));
            }
        }

        private static javax.net.SocketFactory trusted(@Nullable SSLSocketFactory trust) {
            return trust == null ? SSLSocketFactory.getDefault() : trust;
        }

        @Override
        public void onOpen(ServerHandshake handshake) {
            try {
                getSocket().setSoTimeout((int) QUIET.toMillis());
                opened = true;
            } catch (IOException e) {
                close();
            }
        }

        @Override
        public void onMessage(String message) {
            heard(message);
        }

        @Override
        public void onClose(int code, String reason, boolean remote) {
            ended = code + (reason == null || reason.isEmpty() ? "" : " " + reason.strip());
        }

        @Override
        public void onError(Exception e) {
            LOG.atDebug().log("the server's channel: {}", String.valueOf(e.getMessage()));
        }
    }
}
