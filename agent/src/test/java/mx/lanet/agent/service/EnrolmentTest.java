package mx.lanet.agent.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import mx.lanet.agent.link.Enrolment;
import mx.lanet.agent.link.Enrolment.Outcome;
import mx.lanet.agent.link.HttpLink;
import mx.lanet.agent.store.DataFolder;
import mx.lanet.protocol.EnrolmentToken;
import mx.lanet.protocol.HardwareInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrolmentTest {
    @TempDir
    Path temp = Path.of("");

    private ContractServer server;
    private DataFolder folder;

    @BeforeEach
    void a_server_and_a_new_machine() throws IOException {
        server = new ContractServer();
        folder = DataFolder.open(temp.resolve("agent"), Map.of());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_machine_joins_with_a_proof_of_its_key_and_again_with_a_new_one() throws IOException {
        assertThat(join(Instant.now())).isInstanceOf(Outcome.Joined.class);
        assertThat(join(Instant.now())).isInstanceOf(Outcome.Joined.class);
        assertThat(server.nonces).hasSize(2);
    }

    // The server says what time it is with each answer.
    @Test
    void a_machine_with_a_flat_battery_joins_by_the_servers_clock() throws IOException {
        assertThat(join(Instant.parse("2009-01-01T00:00:00Z"))).isInstanceOf(Outcome.Joined.class);
        assertThat(server.requestCount("/register-with-token")).isEqualTo(2);
    }

    @Test
    void a_refusal_for_another_reason_is_not_asked_for_twice() throws IOException {
        server.faults.add(new ContractServer.Fault.Status(401, ""));

        assertThat(join(Instant.now())).isInstanceOf(Outcome.Refused.class);
        assertThat(server.requestCount("/register-with-token")).isZero();
    }

    private Outcome join(Instant now) throws IOException {
        var patience = Duration.ofSeconds(5);
        var options = new HttpLink.Options(patience, patience, Proxy.NO_PROXY, null, "test");
        var link = new HttpLink(URI.create(server.url()), options);
        return new Enrolment(folder, link).register(new EnrolmentToken("LANET-550E-660E-AEB0F9"), facts(), now);
    }

    private static HardwareInfo facts() {
        return new HardwareInfo(
                "PC-ANA", null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null);
    }
}
