package mx.lanet.simulator.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import mx.lanet.simulator.wire.HttpLine;
import mx.lanet.simulator.wire.ServerAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultProxyTest {
    private static final byte[] BODY = "{\"ñ\": 1}".getBytes(StandardCharsets.UTF_8);

    private final List<String> arrived = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (body.length == BODY.length) {
                arrived.add(new String(body, StandardCharsets.UTF_8));
            }
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @EnumSource(names = {"PASS", "SLOW"})
    void what_passes_passes_whole(Fate fate) throws Exception {
        HttpLine.Answer answer = post(fate);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(BODY);
        assertThat(arrived).hasSize(1);
    }

    @Test
    void twice_is_twice_for_the_server_and_once_for_the_sender() throws Exception {
        assertThat(post(Fate.TWICE).body()).isEqualTo(BODY);

        assertThat(arrived).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST_ANSWER", "CUT_IN_ANSWER"})
    void an_answer_that_is_lost_or_cut_leaves_the_server_with_what_was_sent(Fate fate) {
        assertThatThrownBy(() -> post(fate)).isInstanceOf(IOException.class);

        assertThat(arrived).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET", "CUT_IN_REQUEST", "HALF_REQUEST", "BLACK_HOLE"})
    void what_is_cut_before_arrives_at_nobody(Fate fate) {
        assertThatThrownBy(() -> post(fate)).isInstanceOf(IOException.class);

        assertThat(arrived).isEmpty();
    }

    private HttpLine.Answer post(Fate fate) throws Exception {
        try (FaultProxy proxy = FaultProxy.before(server.getAddress().getPort(), always(fate));
                HttpLine line = new HttpLine(ServerAddress.parse("http://127.0.0.1:" + proxy.port(), false), 1_500)) {
            return line.post("/", Map.of(), BODY);
        }
    }

    private static Weather always(Fate fate) {
        return new Weather(new SplittableRandom(7)) {
            @Override
            synchronized Fate next() {
                return fate;
            }
        };
    }
}
