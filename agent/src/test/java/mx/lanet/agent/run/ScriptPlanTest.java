package mx.lanet.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import mx.lanet.agent.run.ScriptPlan.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptPlanTest {
    private static final Path FOLDER = Path.of("/run/1");
    private static final ScriptPlan.Place LINUX = new ScriptPlan.Place(false, FOLDER, null, Path.of("cmd"));
    private static final ScriptPlan.Place WINDOWS =
            new ScriptPlan.Place(true, FOLDER, Path.of("powershell.exe"), Path.of("cmd.exe"));

    @Test
    void a_shell_script_gets_its_arguments_as_arguments() {
        var plan = plan("shell", "echo \"$1\"", List.of("; rm -rf /", "-x"), LINUX);

        assertThat(plan.command()).containsExactly("/bin/sh", "/run/1/script.sh", "; rm -rf /", "-x");
        assertThat(text(plan, "script.sh")).isEqualTo("echo \"$1\"");
    }

    @Test
    void powershell_reads_its_arguments_from_a_file_in_which_nothing_is_code() {
        var plan = plan("powershell", "Write-Output 'ñ'", List.of("'; exit #", "-Verb", "¿é?"), WINDOWS);

        assertThat(plan.command())
                .containsExactly(
                        "powershell.exe",
                        "-NoLogo",
                        "-NoProfile",
                        "-NonInteractive",
                        "-ExecutionPolicy",
                        "Bypass",
                        "-File",
                        "/run/1/start.ps1");
        assertThat(text(plan, "script.ps1")).isEqualTo("\uFEFFWrite-Output 'ñ'");
        assertThat(text(plan, "start.ps1")).contains("UTF8Encoding", "@values").doesNotContain("Verb");
        assertThat(text(plan, "arguments.txt").lines())
                .extracting(line -> new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8))
                .containsExactly("'; exit #", "-Verb", "¿é?");
    }

    @Test
    void batch_speaks_utf_8_and_its_lines_end_as_windows_wants_them() {
        var plan =
                plan("batch", "@echo off\necho ñ %~1\r\n", List.of("a,b;c=d", "", "C:\\Program Files (x86)"), WINDOWS);

        assertThat(plan.command())
                .containsExactly(
                        "cmd.exe",
                        "/d",
                        "/e:on",
                        "/v:off",
                        "/c",
                        "..\\start.cmd",
                        "\"a,b;c=d\"",
                        "\"\"",
                        "\"C:\\Program Files (x86)\"");
        assertThat(text(plan, "script.cmd")).isEqualTo("@echo off\r\necho ñ %~1\r\n");
        assertThat(text(plan, "start.cmd")).contains("chcp 65001").doesNotContain("Program");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "%PATH%", "!x!", "a&calc", "a|b", "a>b", "a<b", "a^b", "a\nb", "C:\\folder\\"})
    void what_cmd_would_read_as_code_is_refused(String argument) {
        assertThat(ScriptPlan.of("batch", "echo %1", List.of(argument), WINDOWS))
                .isEqualTo(new Decision.Refused(Refusal.of("unsafe_argument")));
    }

    @Test
    void what_cannot_run_here_is_refused() {
        assertThat(reason("batch", "dir", LINUX)).isEqualTo("run.refused.not_here");
        assertThat(reason("shell", "ls", WINDOWS)).isEqualTo("run.refused.not_here");
        assertThat(reason("powershell", "ls", LINUX)).isEqualTo("run.refused.no_powershell");
        assertThat(reason("perl", "1", LINUX)).isEqualTo("run.refused.script_type");
        assertThat(reason("shell", " \n", LINUX)).isEqualTo("run.refused.empty_script");
        assertThat(ScriptPlan.of("shell", "ls", List.of("a\0b"), LINUX))
                .isEqualTo(new Decision.Refused(Refusal.of("unsafe_argument")));
    }

    @Test
    void the_environment_of_windows_is_what_windows_needs() {
        var own =
                Map.of("Path", "C:\\Windows", "LANET_AGENT_DATA", "secret", "SystemRoot", "C:\\Windows", "TOKEN", "x");

        assertThat(CleanEnvironment.windows(own, "c1", FOLDER))
                .containsOnlyKeys("Path", "SystemRoot", "TEMP", "TMP", "LANET_COMMAND_ID");
    }

    private static ScriptPlan plan(String type, String script, List<String> arguments, ScriptPlan.Place place) {
        var decision = ScriptPlan.of(type, script, arguments, place);
        assertThat(decision).isInstanceOf(Decision.Runs.class);
        return ((Decision.Runs) decision).plan();
    }

    private static String reason(String type, String script, ScriptPlan.Place place) {
        var decision = ScriptPlan.of(type, script, List.of(), place);
        return decision instanceof Decision.Refused refused ? refused.refusal().key() : "runs";
    }

    private static String text(ScriptPlan plan, String name) {
        return new String(plan.files().getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }
}
