package mx.lanet.agent.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.agent.store.PrivateFiles;
import mx.lanet.protocol.AgentKey;
import mx.lanet.protocol.Command;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A server in wrong hands has everything but the key: nothing that it alters, repeats or redirects begins a process. */
@EnabledOnOs(OS.LINUX)
class HostileServerTest {
    @TempDir
    private Path temp;

    private Bench bench;
    private Path mark;

    @BeforeEach
    void open() throws IOException {
        bench = new Bench(temp, 11);
        mark = temp.resolve("ran");
    }

    @AfterEach
    void close() {
        bench.loop.endCommands();
        bench.close();
    }

    @Test
    void a_command_that_was_altered_anywhere_is_refused() {
        var text = "echo x >> " + mark;
        forge("a2", "script", text + " ", List.of(), 60, bench.tomorrow());
        forge("a3", "script", text, List.of("x"), 60, bench.tomorrow());
        forge("a4", "script", text, List.of(), 61, bench.tomorrow());
        forge("a5", "script", text, List.of(), 60, "2099-01-01T00:00:00Z");
        forge("a6", "restart_agent", text, List.of(), 60, bench.tomorrow());
        bench.server.deliver(script("sin-firma"));
        bench.server.deliver(
                bench.server.signed(script("ajeno"), UUID.randomUUID().toString()));
        bench.server.deliver(otherKey(script("otra-llave")));

        bench.live(Duration.ofMinutes(5));

        assertThat(bench.server.results).hasSize(8);
        assertThat(bench.server.results.values())
                .allSatisfy(r -> assertThat(r.path("status").asString()).isEqualTo("refused"));
        assertThat(mark).doesNotExist();
        assertThat(bench.loop.wantsRestart()).isFalse();
        assertThat(audited("refused")).isEqualTo(8);
        assertThat(audited("started")).isZero();
    }

    @Test
    void a_signature_for_one_id_serves_no_other_id() {
        var good = bench.server.signed(script("bueno"), ContractServer.ASSET.toString());
        bench.server.deliver(new Command(
                "otro", "script", good.script(), "shell", List.of(), 60, null, good.signature(), good.expiresAt()));
        bench.live(Duration.ofMinutes(2));

        assertThat(bench.server.result("otro").path("status").asString()).isEqualTo("refused");
        assertThat(mark).doesNotExist();
    }

    @Test
    void a_replay_after_the_result_begins_nothing_and_is_told_once() {
        var good = bench.server.signed(script("uno"), ContractServer.ASSET.toString());
        bench.server.deliver(good);
        resultOf("uno");
        for (int i = 0; i < 20; i++) {
            bench.server.deliver(good);
            bench.live(Duration.ofMinutes(1));
        }

        assertThat(mark).hasContent("x");
        assertThat(audited("started")).isEqualTo(1);
        assertThat(audited("repeated")).isEqualTo(1);
        assertThat(bench.server.requestCount("/result")).isEqualTo(2);
    }

    @Test
    void a_replay_in_the_agents_next_life_begins_nothing() throws IOException {
        var good = bench.server.signed(script("uno"), ContractServer.ASSET.toString());
        bench.server.deliver(good);
        resultOf("uno");
        bench.crash();
        bench.server.deliver(good);
        bench.live(Duration.ofMinutes(3));

        assertThat(mark).hasContent("x");
    }

    @Test
    void an_expired_command_is_not_revived_by_setting_either_clock_back() {
        var late = new Command(
                "tarde",
                "script",
                "echo x >> " + mark,
                "shell",
                null,
                60,
                null,
                null,
                bench.clock.now().minus(Duration.ofDays(1)).toString());
        bench.live(Duration.ofMinutes(1));
        bench.clock.jump(Duration.ofDays(-30));
        bench.live(Duration.ofMinutes(2));
        bench.server.order(late);
        bench.live(Duration.ofMinutes(3));

        assertThat(bench.server.result("tarde").path("status").asString()).isEqualTo("refused");
        assertThat(bench.server.result("tarde").path("stderr").asString()).contains("by the server's");
        assertThat(mark).doesNotExist();
    }

    @Test
    void a_clock_that_runs_ahead_refuses_and_says_both_times() {
        bench.clock.jump(Duration.ofDays(3));
        bench.server.order(new Command(
                "hoy",
                "script",
                "echo x >> " + mark,
                "shell",
                null,
                60,
                null,
                null,
                bench.clock.now().minus(Duration.ofDays(2)).toString()));
        bench.live(Duration.ofMinutes(3));

        assertThat(bench.server.result("hoy").path("stderr").asString()).startsWith("Expired at");
        assertThat(mark).doesNotExist();
    }

    @Test
    void what_the_owner_has_forbidden_no_server_allows() throws IOException {
        PrivateFiles.write(
                bench.folder.configFile(),
                """
                {"scripts": {"enabled": false}, "security": {"allowed_commands": "end_process"}}
                """);
        bench.server.configUpdates.putAll(Map.of(
                "scripts.enabled",
                true,
                "enabled",
                true,
                "allowed_types",
                List.of("shell"),
                "allowed_scripts",
                List.of("shell"),
                "allowed_commands",
                List.of("restart_machine"),
                "cpu_threshold",
                77));
        bench.crash();
        bench.live(Duration.ofMinutes(1));
        bench.server.order(script("s"));
        bench.order("r", "restart_machine", "600", "hola");
        bench.order("e", "end_process", "1", "2026-01-01T00:00:00Z", "init");
        bench.live(Duration.ofMinutes(1));

        assertThat(resultOf("s")).contains("scripts.enabled");
        assertThat(resultOf("r")).contains("security.allowed_commands");
        assertThat(resultOf("e")).doesNotContain("security.allowed_commands");
        assertThat(mark).doesNotExist();
    }

    @Test
    void a_type_of_script_that_the_owner_left_out_is_refused() throws IOException {
        PrivateFiles.write(bench.folder.configFile(), "{\"scripts\": {\"allowed_types\": \"powershell\"}}");
        bench.crash();
        bench.server.order(script("s"));

        assertThat(resultOf("s")).contains("shell", "scripts.allowed_types");
        assertThat(mark).doesNotExist();
    }

    @Test
    void names_that_are_none_are_left_alone() {
        bench.server.order(script("../../etc/passwd"));
        bench.server.order(new Command("x", "Make Coffee", null, null, null, null, null, null, bench.tomorrow()));
        bench.live(Duration.ofMinutes(2));

        assertThat(bench.server.results).isEmpty();
        assertThat(mark).doesNotExist();
    }

    private Command script(String id) {
        return new Command(id, "script", "echo x >> " + mark, "shell", List.of(), 60, null, null, bench.tomorrow());
    }

    /** Signed as {@link #script} and then altered. */
    private void forge(String id, String type, String script, List<String> arguments, int timeout, String expires) {
        var signature =
                bench.server.signed(script(id), ContractServer.ASSET.toString()).signature();
        bench.server.deliver(new Command(id, type, script, "shell", arguments, timeout, "high", signature, expires));
    }

    private Command otherKey(Command command) {
        var signature = Base64.getEncoder()
                .encodeToString(AgentKey.generate().sign(command.signedBytes(ContractServer.ASSET.toString())));
        return new Command(
                command.commandId(),
                command.type(),
                command.script(),
                command.scriptType(),
                command.arguments(),
                command.timeout(),
                null,
                signature,
                command.expiresAt());
    }

    private String resultOf(String id) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            bench.live(Duration.ofSeconds(5));
            return bench.server.results.containsKey(id);
        });
        return bench.server.result(id).path("stderr").asString("");
    }

    private int audited(String event) {
        return bench.database
                .query("SELECT count(*) FROM command_audit WHERE event = ?", row -> row.getInt(1), event)
                .getFirst();
    }
}
