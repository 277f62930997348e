package mx.lanet.agent.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import mx.lanet.protocol.Command;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Scripts as the server orders them, run by real processes, with real HTTP between. */
@EnabledOnOs(OS.LINUX)
class ScriptsTest {
    @TempDir
    private Path temp;

    private Bench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new Bench(temp, 7);
    }

    @AfterEach
    void close() {
        bench.loop.endCommands();
        bench.close();
    }

    @Test
    void accents_and_arguments_arrive_as_they_were_sent() {
        var result = run("printf '%s\\n' \"ñ á é í ó ú ¿ ¡\" \"$@\"; pwd >&2; exit 3", "¿a b?", "$(id)", "; ls", "");

        assertThat(text(result, "status")).isEqualTo("failed");
        assertThat(result.path("exit_code").asInt()).isEqualTo(3);
        assertThat(text(result, "stdout")).isEqualTo("ñ á é í ó ú ¿ ¡\n¿a b?\n$(id)\n; ls\n\n");
        assertThat(text(result, "stderr")).startsWith(bench.folder.path() + "/run/");
        assertThat(bench.folder.path().resolve("run")).isEmptyDirectory();
    }

    @Test
    void a_detached_grandchild_ends_with_its_script() {
        var mark = temp.resolve("grandchild");

        var result = run("setsid sh -c 'echo $$ > " + mark + "; sleep 1000' >/dev/null 2>&1 &\n" + "while [ ! -s "
                + mark + " ]; do sleep 0.05; done; echo listo");

        assertThat(text(result, "stdout")).isEqualTo("listo\n");
        assertThat(isGone(pidIn(mark))).isTrue();
    }

    @Test
    void a_grandchild_that_hides_itself_altogether_ends_too() {
        var mark = temp.resolve("hidden");

        run("setsid env -i sh -c 'echo $$ > " + mark + "; sleep 1000' >/dev/null 2>&1 &\n" + "while [ ! -s " + mark
                + " ]; do sleep 0.05; done; sleep 1.5");

        assertThat(isGone(pidIn(mark))).isTrue();
    }

    @Test
    void a_child_that_holds_the_output_open_keeps_nobody_waiting() {
        var begun = System.nanoTime();

        var result = run("sleep 1000 & echo hola");

        assertThat(text(result, "stdout")).isEqualTo("hola\n");
        assertThat(text(result, "status")).isEqualTo("succeeded");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void at_its_time_out_a_script_ends_and_what_it_said_is_kept() {
        bench.server.order(script("lento", "echo antes; sleep 1000", 1));

        var result = result("lento");

        assertThat(text(result, "status")).isEqualTo("timed_out");
        assertThat(text(result, "stdout")).isEqualTo("antes\n");
        assertThat(text(result, "stderr")).contains("1 s");
        assertThat(result.has("exit_code")).isFalse();
    }

    @Test
    void three_mebibytes_are_drained_and_the_first_one_is_kept() {
        var result = run("head -c 3145728 /dev/zero | tr '\\0' a; head -c 3145728 /dev/zero >&2; exit 0");

        assertThat(text(result, "status")).isEqualTo("succeeded");
        assertThat(result.path("truncated").asBoolean()).isTrue();
        assertThat(text(result, "stdout")).hasSize(1 << 20);
    }

    @Test
    void the_cap_cuts_between_two_characters() {
        var result = run("printf a; yes ñ | tr -d '\\n' | head -c 2000000");

        assertThat(text(result, "stdout")).startsWith("añ").endsWith("ñ").doesNotContain("\uFFFD");
        assertThat(result.path("truncated").asBoolean()).isTrue();
    }

    @Test
    void a_script_finds_nothing_of_the_agent_in_its_environment() {
        var result = run("env | cut -d= -f1 | sort | tr '\\n' ' '; ls; nice");

        assertThat(text(result, "stdout")).isEqualTo("HOME LANET_COMMAND_ID LANG LOGNAME PATH PWD TMPDIR USER 10\n");
    }

    @Test
    void a_script_with_a_first_line_of_its_own_is_run_by_that_program() {
        var result = run("#!/usr/bin/env -S awk -f\r\nBEGIN { print ARGV[1] }\r\n", "ñandú");

        assertThat(text(result, "stdout")).isEqualTo("ñandú\n");
    }

    @Test
    void what_does_not_run_here_is_refused_with_a_reason() {
        bench.server.order(new Command("b", "script", "dir", "batch", List.of(), 60, null, null, bench.tomorrow()));

        assertThat(text(result("b"), "status")).isEqualTo("refused");
        assertThat(text(result("b"), "stderr")).contains("batch");
    }

    @Test
    void twenty_at_once_run_two_at_a_time() throws IOException {
        var folder = Files.createDirectory(temp.resolve("turns"));
        var body = "touch " + folder + "/$LANET_COMMAND_ID; ls " + folder + " | wc -l; sleep 0.1; rm " + folder
                + "/$LANET_COMMAND_ID";
        for (int i = 0; i < 20; i++) {
            bench.server.order(script("turno-" + i, body, 60));
        }

        await().atMost(Duration.ofMinutes(1)).until(() -> {
            bench.live(Duration.ofSeconds(30));
            return bench.server.results.size() == 20;
        });

        assertThat(bench.server.results.values())
                .allSatisfy(r -> assertThat(text(r, "stdout").strip()).isIn("1", "2"));
        assertThat(bench.server.results.values())
                .anySatisfy(r -> assertThat(text(r, "stdout").strip()).isEqualTo("2"));
    }

    @Test
    void a_running_script_is_cancelled_with_its_children() {
        var mark = temp.resolve("child");
        bench.server.order(script("largo", "sleep 1000 & echo $! > " + mark + "; echo empecé; wait", 600));
        bench.live(Duration.ofSeconds(5));
        await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(mark) && Files.size(mark) > 1);
        bench.order("alto", "cancel_command", "largo");

        assertThat(text(result("largo"), "status")).isEqualTo("failed");
        assertThat(text(result("largo"), "stderr")).contains("Cancelled");
        assertThat(text(result("largo"), "stdout")).isEqualTo("empecé\n");
        assertThat(text(result("alto"), "status")).isEqualTo("succeeded");
        assertThat(isGone(pidIn(mark))).isTrue();
    }

    @Test
    void what_is_cancelled_before_it_comes_does_not_run_when_it_comes() {
        var mark = temp.resolve("never");
        bench.order("alto", "cancel_command", "tarde");
        assertThat(text(result("alto"), "status")).isEqualTo("succeeded");
        bench.server.order(script("tarde", "touch " + mark, 60));
        bench.live(Duration.ofMinutes(3));

        assertThat(mark).doesNotExist();
        assertThat(text(result("tarde"), "status")).isEqualTo("failed");
    }

    @Test
    void the_same_command_a_hundred_times_is_one_process() {
        var mark = temp.resolve("count");
        for (int i = 0; i < 100; i++) {
            bench.server.order(script("uno", "echo x >> " + mark, 60));
        }
        result("uno");
        for (int i = 0; i < 100; i++) {
            bench.server.order(script("uno", "echo x >> " + mark, 60));
        }
        bench.live(Duration.ofMinutes(3));

        assertThat(mark).hasContent("x");
        assertThat(text(result("uno"), "status")).isEqualTo("succeeded");
    }

    @Test
    void progress_tells_what_was_said_lately() {
        bench.server.order(script("hablador", "echo señal; sleep 1000", 600));
        bench.live(Duration.ofSeconds(5));
        await().atMost(Duration.ofMinutes(1)).until(() -> bench.server.progress.stream()
                .anyMatch(p -> text(p, "stdout").equals("señal\n")
                        && !text(p, "started_at").isEmpty()));

        bench.loop.endCommands();
        assertThat(text(result("hablador"), "status")).isEqualTo("failed");
    }

    private JsonNode run(String script, String... arguments) {
        var id = UUID.randomUUID().toString();
        bench.server.order(
                new Command(id, "script", script, "shell", List.of(arguments), 60, null, null, bench.tomorrow()));
        return result(id);
    }

    private Command script(String id, String script, int timeout) {
        return new Command(id, "script", script, "shell", List.of(), timeout, null, null, bench.tomorrow());
    }

    private JsonNode result(String id) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            bench.live(Duration.ofSeconds(5));
            return bench.server.results.containsKey(id);
        });
        return bench.server.result(id);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private static long pidIn(Path file) {
        try {
            return Long.parseLong(Files.readString(file).strip());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isGone(long pid) {
        return !Files.exists(Path.of("/proc/" + pid)) || isZombie(pid);
    }

    private static boolean isZombie(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z ");
        } catch (IOException e) {
            return true;
        }
    }
}
