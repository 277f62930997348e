package mx.lanet.agent.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import mx.lanet.agent.collect.Machine;
import mx.lanet.agent.collect.MachineInventory;
import mx.lanet.agent.service.AgentService.Sources;
import mx.lanet.agent.setting.Messages;
import mx.lanet.agent.setting.SettingSource;
import mx.lanet.agent.store.DataFolder;
import mx.lanet.agent.store.Identity;
import mx.lanet.trap.EgressTrap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The egress trap for the agent: with all its real collectors, it speaks with its own server and nobody else. */
@ExtendWith(EgressTrap.class)
class AgentEgressTest {
    @TempDir
    private Path temp;

    private ContractServer server;
    private ServerSocket bait;
    private final AtomicInteger bites = new AtomicInteger();

    @BeforeEach
    void start() throws IOException {
        server = new ContractServer();
        bait = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::countBites);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        bait.close();
    }

    @Test
    void an_agent_speaks_with_its_own_server_and_nobody_else() throws Exception {
        lureElsewhere("http://127.0.0.1:" + bait.getLocalPort() + "/");
        lureElsewhere("http://cebo.invalid/");
        DataFolder folder = DataFolder.open(temp.resolve("agent"), Map.of());

        try (AgentService service = AgentService.open(
                folder,
                identity(),
                new SettingSource(folder, Map.of(), Map.of("security.local_api_port", "0")),
                Map.of(),
                new Sources(new Machine(), new MachineInventory(), List::of),
                Messages.in(Locale.ENGLISH))) {
            Thread running = Thread.ofVirtual().start(service::run);
            await().atMost(Duration.ofMinutes(1)).until(() -> !server.inventories.isEmpty());
            service.desk().sync();
            await().until(() -> server.results.size() == 2 && server.heartbeats.size() > 1);
            service.stop(Duration.ofSeconds(5));
            running.join();
        }

        assertThat(bites).hasValue(0);
        assertThat(EgressTrap.emptied()).isEmpty();
    }

    /** What a server could name in its answers, if it were not ours any more. */
    private void lureElsewhere(String url) {
        server.configUpdates.put("server_url", url);
        server.configUpdates.put("backend_url", url);
        server.commands.add(Map.of(
                "command_id",
                UUID.randomUUID(),
                "type",
                "download_file",
                "script",
                url,
                "download_url",
                url,
                "url",
                url,
                "timeout",
                30,
                "priority",
                "normal",
                "signature",
                "AAAA",
                "expires_at",
                Instant.now().plusSeconds(600)));
    }

    private Identity identity() {
        return new Identity(
                server.url(),
                ContractServer.ASSET,
                null,
                null,
                "Cafe",
                "CDMX",
                Instant.now(),
                null,
                false,
                server.issueToken(Duration.ofHours(24)));
    }

    private void countBites() {
        while (!bait.isClosed()) {
            try {
                bait.accept().close();
                bites.incrementAndGet();
            } catch (IOException _) {
                return;
            }
        }
    }
}
