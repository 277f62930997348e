package mx.lanet.agent.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import mx.lanet.agent.run.Visit;
import mx.lanet.protocol.Command;
import mx.lanet.protocol.CommandNotice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a technician does in sight of the person: with real HTTP, real scripts, and an agent that is killed in between. */
@EnabledOnOs(OS.LINUX)
class ConsentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path temp;

    private Bench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new Bench(temp, 11);
        bench.loop.visits().look();
    }

    @AfterEach
    void close() {
        bench.loop.endCommands();
        bench.close();
    }

    @Test
    void nothing_of_it_begins_before_it_is_allowed_and_then_it_runs_once() {
        order("c1", "ask", "echo ya >> " + temp.resolve("ran") + "; wc -l < " + temp.resolve("ran"));

        until("c1", Visit.ASKED);
        assertThat(temp.resolve("ran")).doesNotExist();
        bench.loop.visits().answer("c1", "ana", true);

        var result = result("c1");
        assertThat(result.path("stdout").asString().strip()).isEqualTo("1");
        assertThat(result.path("consent").toString()).isEqualTo("{\"answer\":\"allowed\",\"by\":\"ana\"}");
    }

    @Test
    void what_is_refused_never_runs_and_says_so() {
        order("c1", "ask", "touch " + temp.resolve("ran"));
        until("c1", Visit.ASKED);

        bench.loop.visits().answer("c1", "ana", false);

        var result = result("c1");
        assertThat(result.path("status").asString()).isEqualTo("refused");
        assertThat(result.path("stderr").asString()).contains("ana");
        assertThat(result.path("consent").path("answer").asString()).isEqualTo("refused");
        bench.live(Duration.ofMinutes(2));
        assertThat(temp.resolve("ran")).doesNotExist();
        assertThat(bench.server.requestCount("/result")).isEqualTo(1);
    }

    @Test
    void an_agent_that_is_killed_while_it_asks_asks_anew() throws IOException {
        order("c1", "ask", "echo ya >> " + temp.resolve("ran"));
        until("c1", Visit.ASKED);
        bench.loop.endCommands();

        bench.crash();
        bench.loop.visits().look();
        until("c1", Visit.ASKED);
        bench.loop.visits().answer("c1", "ana", true);

        assertThat(result("c1").path("status").asString()).isEqualTo("succeeded");
        assertThat(temp.resolve("ran")).hasContent("ya");
    }

    @Test
    void what_is_only_told_runs_at_once_and_the_person_may_end_it() {
        bench.server.configUpdates.put("desktop_consent", "tell");
        order("c1", "tell", "echo antes; sleep 1000");
        until("c1", Visit.PRESENT);
        await().atMost(PATIENCE).until(() -> !bench.server.progress.isEmpty());
        assertThat(bench.server
                        .progress
                        .getFirst()
                        .path("consent")
                        .path("answer")
                        .asString())
                .isEqualTo("told");

        assertThat(bench.loop.visits().end("c1", "ana")).isTrue();

        var result = result("c1");
        assertThat(result.path("status").asString()).isEqualTo("failed");
        assertThat(result.path("consent").toString())
                .isEqualTo("{\"answer\":\"told\",\"ended\":\"person\",\"ended_by\":\"ana\"}");
        assertThat(result.path("stderr").asString()).contains("person at the machine");
        assertThat(bench.loop.visits().end("c1", "ana")).isFalse();
    }

    @Test
    void a_remote_session_lasts_until_somebody_ends_it_or_its_time() {
        session("s1", 3_600);
        session("s2", 3_600);
        session("s3", 1);
        for (var id : List.of("s1", "s2", "s3")) {
            until(id, Visit.ASKED);
            bench.loop.visits().answer(id, "ana", true);
        }
        until("s1", Visit.PRESENT);
        until("s2", Visit.PRESENT);

        bench.loop.visits().end("s1", "beto");
        bench.order("x", "cancel_command", "s2");

        assertThat(result("s1").path("consent").path("ended_by").asString()).isEqualTo("beto");
        assertThat(result("s2").path("consent").path("ended").asString()).isEqualTo("technician");
        assertThat(result("s2").path("status").asString()).isEqualTo("succeeded");
        assertThat(result("s3").path("consent").path("ended").asString()).isEqualTo("time");
    }

    @Test
    void what_is_cancelled_while_it_is_asked_never_runs() {
        order("c1", "ask", "touch " + temp.resolve("ran"));
        until("c1", Visit.ASKED);

        bench.order("x", "cancel_command", "c1");

        assertThat(result("c1").path("status").asString()).isEqualTo("failed");
        assertThat(bench.loop.visits().answer("c1", "ana", true)).isFalse();
        assertThat(temp.resolve("ran")).doesNotExist();
    }

    private void order(String id, String consent, String script) {
        var notice = new CommandNotice("Luis Pérez", "Revisar la impresora", consent, "Limpieza", 120);
        bench.server.order(
                new Command(id, "script", script, "shell", null, 60, null, null, bench.tomorrow()).with(notice));
    }

    private void session(String id, int seconds) {
        var notice = new CommandNotice("Luis Pérez", "Revisar la impresora", "ask", "", 120);
        bench.server.order(new Command(id, "remote_session", null, null, null, seconds, null, null, bench.tomorrow())
                .with(notice));
    }

    private void until(String id, String state) {
        await().atMost(PATIENCE).until(() -> {
            bench.live(Duration.ofSeconds(1));
            return bench.loop.visits().look().stream()
                    .anyMatch(visit -> visit.id().equals(id) && visit.state().equals(state));
        });
    }

    private JsonNode result(String id) {
        await().atMost(PATIENCE).until(() -> {
            bench.live(Duration.ofSeconds(1));
            return bench.server.results.containsKey(id);
        });
        return bench.server.result(id);
    }
}
