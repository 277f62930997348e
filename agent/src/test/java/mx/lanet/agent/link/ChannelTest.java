package mx.lanet.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChannelTest {
    private static final HttpLink.Options OPTIONS =
            new HttpLink.Options(Duration.ofSeconds(5), Duration.ofSeconds(5), Proxy.NO_PROXY, null, "0.1.0");

    private final Server server = new Server();
    private final AtomicInteger calls = new AtomicInteger();

    @BeforeEach
    void server_starts() throws InterruptedException {
        server.start();
        assertThat(server.started.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @AfterEach
    void server_ends() throws InterruptedException {
        server.stop();
    }

    @Test
    void the_agent_is_called_and_does_nothing_else_that_it_is_told() {
        try (var channel = channel()) {
            var listening = CompletableFuture.supplyAsync(channel::listen);
            await().until(() -> server.came.size() == 1);
            server.broadcast("{\"type\":\"run\",\"command\":\"rm -rf /\"}");
            server.broadcast("no JSON");
            server.broadcast("{\"type\":\"check_now\"}");

            await().until(() -> calls.get() == 1);
            assertThat(server.came).containsExactly("/ws/agent Bearer the-token LANET-Agent/0.1.0");
            server.getConnections().forEach(WebSocket::close);
            assertThat(listening.join()).isTrue();
            assertThat(calls).hasValue(1);
        }
    }

    @Test
    void what_is_longer_than_any_call_ends_the_channel() {
        try (var channel = channel()) {
            var listening = CompletableFuture.supplyAsync(channel::listen);
            await().until(() -> server.came.size() == 1);
            server.broadcast("\"check_now\"" + "x".repeat(1 << 20));

            assertThat(listening.join()).isTrue();
            assertThat(calls).hasValue(0);
        }
    }

    @Test
    void a_channel_that_is_closed_listens_no_more() {
        var channel = channel();
        var listening = CompletableFuture.supplyAsync(channel::listen);
        await().until(() -> server.came.size() == 1);

        channel.close();

        assertThat(listening.join()).isTrue();
    }

    @Test
    void where_nobody_answers_there_is_none() throws InterruptedException {
        var channel = channel();
        server.stop();

        assertThat(channel.listen()).isFalse();
    }

    private Channel channel() {
        return new Channel(
                URI.create("http://127.0.0.1:" + server.getPort() + "/"), OPTIONS, "the-token", calls::incrementAndGet);
    }

    /** Whatever speaks WebSocket. */
    private static final class Server extends WebSocketServer {
        final CountDownLatch started = new CountDownLatch(1);
        final List<String> came = new CopyOnWriteArrayList<>();

        Server() {
            super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            setDaemon(true);
        }

        @Override
        public void onStart() {
            started.countDown();
        }

        @Override
        public void onOpen(WebSocket from, ClientHandshake shake) {
            came.add(shake.getResourceDescriptor() + " " + shake.getFieldValue("Authorization") + " "
                    + shake.getFieldValue("User-Agent"));
        }

        @Override
        public void onMessage(WebSocket from, String message) {}

        @Override
        public void onClose(WebSocket from, int code, String reason, boolean remote) {}

        @Override
        public void onError(WebSocket from, Exception e) {}
    }
}
