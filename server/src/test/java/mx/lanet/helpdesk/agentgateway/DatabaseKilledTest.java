package mx.lanet.helpdesk.agentgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import mx.lanet.helpdesk.agentgateway.AgentClient.Answer;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.enrolment.TokenSettings;
import mx.lanet.helpdesk.testing.OwnServer;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.transaction.CannotCreateTransactionException;

/** The database dies under a server at work. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class DatabaseKilledTest {
    private static final int MACHINES = 6;
    private static final int ENOUGH = 60;
    private static final int AGAIN = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String QUIET = "{\"cpu_usage\":12,\"memory_usage\":40.5,\"disk_usage\":7}";

    private static OwnServer server;
    private TwoClients companies;

    @BeforeAll
    static void start() throws Exception {
        server = OwnServer.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    /** The test before may have killed the database: machines are heard again a moment before people are. */
    @BeforeEach
    void two_companies() {
        companies = await().atMost(PATIENCE)
                .ignoreException(CannotCreateTransactionException.class)
                .until(server::twoClients, Objects::nonNull);
    }

    @AfterEach
    void stop_listening() {
        server.stopListening();
    }

    /** One machine that reports without end; each heartbeat carries a line that no other has. */
    private final class Reporter implements Runnable {
        private final AgentClient agent = new AgentClient(server.port());
        private final UUID asset;
        private final AtomicBoolean stop;
        private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        private final Queue<Answer> refusals = new ConcurrentLinkedQueue<>();

        Reporter(String name, AtomicBoolean stop) {
            this.asset = agent.join(tokenOfCafe(), "{\"computer_name\":\"" + name + "\"}")
                    .id("asset_id");
            this.stop = stop;
        }

        @Override
        public void run() {
            for (int number = 0; !stop.get(); number++) {
                String line = asset + " " + number;
                Answer answer = agent.post(
                        "/api/agents/heartbeat",
                        "{\"asset_id\":\"" + asset + "\",\"status\":" + QUIET + ",\"logs\":[{\"message\":\"" + line
                                + "\"}]}");
                if (answer.status() == 200) {
                    acknowledged.add(line);
                } else {
                    refusals.add(answer);
                }
            }
        }
    }

    @Test
    void what_was_acknowledged_is_there_after_kill_9_under_load_and_all_else_was_refused_in_words() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        List<Reporter> reporters = new ArrayList<>();
        for (int i = 0; i < MACHINES; i++) {
            reporters.add(new Reporter("CAJA-0" + i, stop));
        }
        OwnServer.Log log = server.listen();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            reporters.forEach(reporter -> running.add(threads.submit(reporter)));
            try {
                awaitAcknowledged(reporters, ENOUGH);
                String killed = server.databaseProcess();
                server.killDatabase();
                // Whoever waits for a connection may be served by the next one: a refusal is allowed, not owed.
                await().atMost(PATIENCE).until(() -> !Set.of(killed, "").contains(server.databaseProcess()));
                awaitAcknowledgedAgain(reporters);
            } finally {
                stop.set(true);
            }
            for (Future<?> one : running) {
                one.get();
            }
        }

        assertThat(lines()).containsAll(acknowledged(reporters));
        assertThat(reporters)
                .allSatisfy(reporter -> assertThat(reporter.refusals).allSatisfy(DatabaseKilledTest::isAClearRefusal));
        assertThat(readings()).containsAll(reporters.stream().map(r -> r.asset).toList());
        assertThat(log.traces()).isEmpty();
        assertThat(log.alarms()).hasSizeLessThan(20);
    }

    @Test
    void while_the_database_is_away_people_get_a_page_and_programs_a_problem_and_then_all_is_as_before()
            throws Exception {
        AgentClient agent = new AgentClient(server.port());
        UUID asset =
                agent.join(tokenOfCafe(), "{\"computer_name\":\"CAJA-09\"}").id("asset_id");
        try (Visitor daniela = Visitor.as(companies.cafe().technician(), server.port());
                Visitor nobody = new Visitor(server.port())) {
            assertThat(daniela.get("/tickets").statusCode()).isEqualTo(200);
            OwnServer.Log log = server.listen();

            server.takeDatabaseAway();
            try {
                await().atMost(PATIENCE).until(() -> daniela.get("/tickets").statusCode() == 503);
                var page = daniela.get("/tickets");
                assertThat(page.statusCode()).isEqualTo(503);
                assertThat(page.body()).contains("Volvemos en un momento").doesNotContain("Exception");
                assertThat(page.headers().firstValue("Retry-After")).isPresent();
                assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
                assertThat(daniela.get("/tickets", "HX-Request", "true").statusCode())
                        .isEqualTo(503);
                assertThat(daniela.get("/assets").statusCode()).isEqualTo(503);
                assertThat(nobody.get("/login").statusCode()).isEqualTo(200);
                assertThat(nobody.signIn("daniela", "da igual").statusCode()).isEqualTo(503);
                isAClearRefusal(agent.get("/api/tickets/my-tickets"));
                isAClearRefusal(agent.heartbeat(asset, QUIET));
                isAClearRefusal(agent.post("/api/tickets/create-from-agent", "{\"description\":\"Sin red\"}"));
                isAClearRefusal(new AgentClient(server.port())
                        .join("LANET-550E-660E-AEB0F9", "{\"computer_name\":\"CAJA-11\"}"));
            } finally {
                server.giveDatabaseBack();
            }

            await().atMost(PATIENCE).until(() -> daniela.get("/tickets").statusCode() == 200);
            await().atMost(PATIENCE).until(() -> agent.heartbeat(asset, QUIET).status() == 200);
            assertThat(log.traces()).isEmpty();
            assertThat(log.alarms()).hasSizeLessThan(20);
        }
    }

    @Test
    void emptied_readings_come_back_with_the_next_heartbeat() throws Exception {
        AgentClient agent = new AgentClient(server.port());
        UUID asset =
                agent.join(tokenOfCafe(), "{\"computer_name\":\"CAJA-10\"}").id("asset_id");
        try (Visitor daniela = Visitor.as(companies.cafe().technician(), server.port())) {
            assertThat(agent.heartbeat(asset, QUIET).status()).isEqualTo(200);
            assertThat(readings()).contains(asset);
            OwnServer.Log log = server.listen();

            try (var connection = server.connect();
                    var statement = connection.createStatement()) {
                statement.execute("TRUNCATE asset_status");
            }
            assertThat(daniela.get("/assets").statusCode()).isEqualTo(200);
            assertThat(daniela.get("/assets/" + asset).statusCode()).isEqualTo(200);
            assertThat(agent.heartbeat(asset, QUIET).status()).isEqualTo(200);

            assertThat(readings()).containsExactly(asset);
            assertThat(daniela.get("/assets/" + asset).body()).contains("40");
            assertThat(log.alarms()).isEmpty();
        }
    }

    private static void isAClearRefusal(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.type()).contains("application/problem+json");
        assertThat(answer.json().path("success").asBoolean(true)).isFalse();
        assertThat(answer.text("detail")).isNotEmpty();
        assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
    }

    private static void awaitAcknowledged(List<Reporter> reporters, int count) {
        await().atMost(PATIENCE).until(() -> acknowledged(reporters).size() >= count);
    }

    /** Of each machine, so that its newest readings, which a crash empties, are back. */
    private static void awaitAcknowledgedAgain(List<Reporter> reporters) {
        List<Integer> before =
                reporters.stream().map(reporter -> reporter.acknowledged.size()).toList();
        await().atMost(PATIENCE).until(() -> IntStream.range(0, MACHINES)
                .allMatch(i -> reporters.get(i).acknowledged.size() >= before.get(i) + AGAIN));
    }

    private static List<String> acknowledged(List<Reporter> reporters) {
        return reporters.stream()
                .flatMap(reporter -> reporter.acknowledged.stream())
                .toList();
    }

    private static Set<String> lines() throws Exception {
        return all("SELECT message FROM agent_log", row -> row.getString(1));
    }

    private static Set<UUID> readings() throws Exception {
        return all("SELECT asset_id FROM asset_status", row -> row.getObject(1, UUID.class));
    }

    private interface Row<T> {
        T read(ResultSet row) throws Exception;
    }

    private static <T> Set<T> all(String sql, Row<T> reader) throws Exception {
        Set<T> found = new HashSet<>();
        try (var connection = server.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(reader.read(rows));
            }
        }
        return found;
    }

    private String tokenOfCafe() {
        return server.bean(EnrolmentTokens.class)
                .create(
                        companies.superadmin(),
                        companies.cafe().clientId(),
                        companies.cafe().siteId(),
                        new TokenSettings("", null, null, true))
                .token()
                .value();
    }
}
