package mx.lanet.helpdesk.console.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import mx.lanet.helpdesk.asset.SomeAsset;
import mx.lanet.helpdesk.monitoring.AssetPresenceChanged;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.OwnServer;
import mx.lanet.helpdesk.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A browser that keeps its line open but reads nothing from it. */
@Tag("slow")
class SlowListenerTest {
    @Test
    void who_reads_nothing_is_let_go_and_the_others_hear_everything() throws Exception {
        try (var server = OwnServer.start("--lanet.live.ping-every=1s", "--lanet.live.quiet=4s")) {
            var clients = server.twoClients();
            var cafe = clients.cafe();
            var asset = SomeAsset.of(cafe).in(server.bean(Tenancy.class), server.bean(JdbcClient.class));
            var hub = server.bean(Hub.class);
            try (var daniela = Visitor.as(cafe.technician(), server.port());
                    var hugo = Visitor.as(cafe.clientAdmin(), server.port());
                    var line = LiveLine.open(daniela, server.port()).watch("asset:" + asset);
                    var deaf = openAndNeverRead(hugo, server.port())) {
                await().until(() -> hub.listeners().size() == 2);

                await().atMost(Duration.ofSeconds(60)).until(() -> {
                    server.publish(new AssetPresenceChanged(cafe.clientId(), asset, "offline"));
                    return hub.listeners().size() == 1;
                });

                assertThat(hub.listeners()).singleElement().satisfies(listener -> assertThat(
                                listener.person().userId())
                        .isEqualTo(cafe.technician().userId()));
                while (line.next(1_500) != null) {
                    // What was told meanwhile.
                }
                server.publish(new AssetPresenceChanged(cafe.clientId(), asset, "online"));
                assertThat(line.next(5_000)).isEqualTo("{\"topic\":\"asset:" + asset + "\"}");
                assertThat(deaf.isClosed()).isFalse();
            }
        }
    }

    private static Socket openAndNeverRead(Visitor visitor, int port) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(1024);
        socket.connect(new InetSocketAddress("localhost", port));
        var request = String.join(
                "\r\n",
                List.of(
                        "GET /ws HTTP/1.1",
                        "Host: localhost:" + port,
                        "Origin: http://localhost:" + port,
                        "Upgrade: websocket",
                        "Connection: Upgrade",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                        "Sec-WebSocket-Version: 13",
                        "Cookie: lanet_session="
                                + visitor.cookie("lanet_session").orElse(""),
                        "",
                        ""));
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
