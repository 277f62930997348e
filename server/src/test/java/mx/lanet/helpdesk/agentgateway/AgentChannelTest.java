package mx.lanet.helpdesk.agentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mx.lanet.helpdesk.agentgateway.AgentClient.Answer;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.command.CommandKind;
import mx.lanet.helpdesk.command.CommandOrder;
import mx.lanet.helpdesk.command.Commands;
import mx.lanet.helpdesk.enrolment.AgentCredentials;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.enrolment.TokenSettings;
import mx.lanet.helpdesk.setting.Overrides;
import mx.lanet.helpdesk.setting.Place;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The channel by which the server calls agents, as an agent sees it. */
@ServerTest
class AgentChannelTest {
    private static final String CHECK_NOW = "{\"type\":\"check_now\"}";

    @Autowired
    TestPeople people;

    @Autowired
    EnrolmentTokens tokens;

    @Autowired
    Commands commands;

    @Autowired
    Overrides overrides;

    @Autowired
    AgentCredentials credentials;

    @Autowired
    AssetDetails assets;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    private TwoClients companies;
    private Person lucia;
    private Joined agent;

    @BeforeEach
    void a_machine_has_joined() {
        companies = people.twoClients();
        lucia = companies.superadmin().proven(clock.instant());
        agent = join();
    }

    @Test
    void an_agent_is_called_when_it_comes_and_for_each_command_and_setting_of_its_own() throws Exception {
        Joined other = join();
        try (Line line = Line.open(port, "Bearer " + agent.jwt());
                Line elsewhere = Line.open(port, "Bearer " + other.jwt())) {
            assertThat(line.next()).isEqualTo(CHECK_NOW);
            assertThat(elsewhere.next()).isEqualTo(CHECK_NOW);

            commands.order(lucia, CommandOrder.of(cafe(), agent.asset(), CommandKind.COLLECT_INVENTORY));
            assertThat(line.next()).isEqualTo(CHECK_NOW);

            Place here = Place.of(assets.find(lucia, agent.asset()).orElseThrow());
            overrides.save(lucia, here, overrides.view(lucia, here).stamp(), Map.of("any.cpu_threshold", "80"));
            assertThat(line.next()).isEqualTo(CHECK_NOW);

            commands.order(lucia, CommandOrder.of(cafe(), other.asset(), CommandKind.RESTART_AGENT));
            assertThat(elsewhere.next()).isEqualTo(CHECK_NOW);
            assertThat(elsewhere.heard).isEmpty();
            assertThat(line.heard).isEmpty();
        }
    }

    @Test
    void nobody_comes_in_without_the_key_of_a_machine_that_is_trusted() {
        assertThat(refusal(null)).isEqualTo(401);
        assertThat(refusal("Bearer " + agent.jwt() + "x")).isEqualTo(401);
        assertThat(refusal("Basic " + agent.jwt())).isEqualTo(401);
        credentials.revoke(lucia, cafe(), agent.asset());
        assertThat(refusal("Bearer " + agent.jwt())).isEqualTo(401);
    }

    @Test
    void who_is_shut_out_loses_the_line() throws Exception {
        try (Line line = Line.open(port, "Bearer " + agent.jwt())) {
            credentials.revoke(lucia, cafe(), agent.asset());

            assertThat(line.closedWith()).isEqualTo(1008);
        }
    }

    @Test
    void a_machine_has_one_line_and_says_nothing_on_it() throws Exception {
        try (Line before = Line.open(port, "Bearer " + agent.jwt());
                Line line = Line.open(port, "bearer " + agent.jwt())) {
            assertThat(before.closedWith()).isEqualTo(4000);
            assertThat(line.next()).isEqualTo(CHECK_NOW);

            line.say("{}");
            assertThat(line.closedWith()).isEqualTo(1008);
        }
    }

    private int refusal(@Nullable String authorization) {
        try (Line _ = Line.open(port, authorization)) {
            return 101;
        } catch (CompletionException e) {
            return e.getCause() instanceof WebSocketHandshakeException refused
                    ? refused.getResponse().statusCode()
                    : 0;
        }
    }

    private UUID cafe() {
        return companies.cafe().clientId();
    }

    private record Joined(UUID asset, String jwt) {}

    private Joined join() {
        String token = tokens.create(
                        companies.superadmin(),
                        cafe(),
                        companies.cafe().siteId(),
                        new TokenSettings("", null, null, true))
                .token()
                .value();
        Answer joined = new AgentClient(port).join(token, "{\"computer_name\":\"CAJA-" + UUID.randomUUID() + "\"}");
        return new Joined(joined.id("asset_id"), joined.text("agent_token"));
    }

    /** The other end of the channel. */
    private static final class Line implements WebSocket.Listener, AutoCloseable {
        private static final HttpClient CLIENT = HttpClient.newHttpClient();
        private static final long PATIENCE_SECONDS = 30;

        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private @Nullable WebSocket socket;

        static Line open(int port, @Nullable String authorization) {
            Line line = new Line();
            WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
            if (authorization != null) {
                builder.header("Authorization", authorization);
            }
            line.socket = builder.buildAsync(URI.create("ws://localhost:" + port + "/ws/agent"), line)
                    .join();
            return line;
        }

        @Nullable
        String next() throws InterruptedException {
            return heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }

        void say(String text) {
            if (socket != null) {
                socket.sendText(text, true).join();
            }
        }

        int closedWith() throws Exception {
            return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            heard.add(text.toString());
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {
            if (socket != null) {
                socket.abort();
            }
        }
    }
}
