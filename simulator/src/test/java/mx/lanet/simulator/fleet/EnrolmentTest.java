package mx.lanet.simulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import mx.lanet.protocol.RegistrationProof;
import mx.lanet.simulator.wire.HttpLine;
import mx.lanet.simulator.wire.ServerAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EnrolmentTest {
    private static final String TOKEN = "LANET-550E-660E-AEB0F9";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final BlockingQueue<JsonNode> bodies = new LinkedBlockingQueue<>();
    private HttpServer server;

    @BeforeEach
    void a_server_that_takes_everybody() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] answer = ("{\"success\":true,\"asset_id\":\"" + UUID.randomUUID() + "\",\"agent_token\":\"t\"}")
                .getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            bodies.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(201, answer.length);
            try (var out = exchange.getResponseBody()) {
                out.write(answer);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_machine_with_a_key_proves_it_and_one_of_others_has_none() throws Exception {
        ServerAddress address =
                ServerAddress.parse("http://127.0.0.1:" + server.getAddress().getPort(), false);
        try (HttpLine line = new HttpLine(address)) {
            Enrolment.join(line, TOKEN, UUID.randomUUID(), Shape.FLAT);
            Enrolment.join(line, TOKEN, UUID.randomUUID(), Shape.NESTED);
        }

        JsonNode flat = bodies.take();
        JsonNode nested = bodies.take();
        RegistrationProof proof = JSON.treeToValue(flat.path("key_proof"), RegistrationProof.class);
        assertThat(proof.isSignedFor(TOKEN, flat.path("public_key").asString())).isTrue();
        assertThat(nested.has("public_key")).isFalse();
        assertThat(nested.has("key_proof")).isFalse();
    }
}
