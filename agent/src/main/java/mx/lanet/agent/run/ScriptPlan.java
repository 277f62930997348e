package mx.lanet.agent.run;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides how a script is run: which files are written, and which program is started with which arguments. The script's
 * arguments never become part of any text.
 *
 * @param files by name, beside each other in the run's folder
 * @param command the program and its arguments; a name of {@code files} stands there with its whole path
 */
record ScriptPlan(Map<String, byte[]> files, List<String> command) {
    private static final int MOST_ARGUMENTS = 100;
    private static final int LONGEST_ARGUMENT = 8_000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    // cmd.exe looks into its arguments: with these in them, data could become commands. A last backslash would take
    // the closing quote with it.
    private static final Pattern UNSAFE_FOR_BATCH = Pattern.compile("[\"%!^&|<>\\p{Cntrl}]|\\\\$");

    /** Lets in the job object, speaks UTF-8, and hands the arguments over as values that were never code. */
    private static final String POWERSHELL_START =
            """
            if ($env:OS -eq 'Windows_NT') { [void][Console]::In.ReadLine() }
            try { [Console]::OutputEncoding = New-Object Text.UTF8Encoding $false } catch { }
            $OutputEncoding = New-Object Text.UTF8Encoding $false
            $values = @()
            foreach ($line in [IO.File]::ReadAllLines((Join-Path $PSScriptRoot 'arguments.txt'))) {
                $values += [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($line))
            }
            $global:LASTEXITCODE = 0
            & (Join-Path $PSScriptRoot 'script.ps1') @values
            exit $LASTEXITCODE
            """;

    private static final String BATCH_START =
            """
            @echo off
            set /p LANET_GATE=
            set LANET_GATE=
            chcp 65001 >nul
            call "%~dp0script.cmd" %*
            exit /b %errorlevel%
            """;

    /**
     * Where it would be run.
     *
     * @param powershell the program, or null when there is none
     */
    record Place(boolean windows, Path folder, @Nullable Path powershell, Path commandProcessor) {}

    /** A plan, or why there is none. */
    sealed interface Decision {
        record Runs(ScriptPlan plan) implements Decision {}

        record Refused(Refusal refusal) implements Decision {}
    }

    static Decision of(String type, String script, List<String> arguments, Place place) {
        if (script.isBlank()) {
            return refused("empty_script");
        }
        if (arguments.size() > MOST_ARGUMENTS
                || arguments.stream().anyMatch(a -> a == null || a.length() > LONGEST_ARGUMENT)) {
            return refused("too_much");
        }
        if (arguments.stream().anyMatch(a -> a.indexOf('\0') >= 0)) {
            return refused("unsafe_argument");
        }
        return switch (type) {
            case "powershell" -> powershell(script, arguments, place);
            case "batch" -> place.windows() ? batch(script, arguments, place) : refused("not_here", type);
            case "shell" -> place.windows() ? refused("not_here", type) : shell(script, arguments, place);
            default -> refused("script_type", type);
        };
    }

    private static Decision refused(String reason, String... facts) {
        return new Decision.Refused(Refusal.of(reason, facts));
    }

    // With a first line of its own (#!…) it is run by that program, else by the system's shell.
    private static Decision shell(String script, List<String> arguments, Place place) {
        var text = script.replace("\r\n", "\n");
        var file = place.folder().resolve("script.sh").toString();
        var command = new ArrayList<String>();
        if (!text.startsWith("#!")) {
            command.add("/bin/sh");
        }
        command.add(file);
        command.addAll(arguments);
        return new Decision.Runs(new ScriptPlan(Map.of("script.sh", utf8(text)), command));
    }

    private static Decision powershell(String script, List<String> arguments, Place place) {
        var program = place.powershell();
        if (program == null) {
            return refused("no_powershell");
        }
        var files = new LinkedHashMap<String, byte[]>();
        // Windows PowerShell takes a file without the mark for the old code page.
        files.put("script.ps1", utf8(BYTE_ORDER_MARK + script));
        files.put("start.ps1", utf8(BYTE_ORDER_MARK + windowsLines(POWERSHELL_START)));
        files.put(
                "arguments.txt",
                utf8(arguments.stream().map(ScriptPlan::base64Line).collect(Collectors.joining())));
        var command = new ArrayList<>(List.of(program.toString(), "-NoLogo", "-NoProfile", "-NonInteractive"));
        if (place.windows()) {
            command.addAll(List.of("-ExecutionPolicy", "Bypass"));
        }
        command.addAll(List.of("-File", place.folder().resolve("start.ps1").toString()));
        return new Decision.Runs(new ScriptPlan(files, command));
    }

    private static String base64Line(String argument) {
        return Base64.getEncoder().encodeToString(utf8(argument)) + "\n";
    }

    private static Decision batch(String script, List<String> arguments, Place place) {
        if (arguments.stream().anyMatch(a -> UNSAFE_FOR_BATCH.matcher(a).find())) {
            return refused("unsafe_argument");
        }
        var files = new LinkedHashMap<String, byte[]>();
        // No mark here: cmd.exe would take it for the first command.
        files.put("script.cmd", utf8(windowsLines(script)));
        files.put("start.cmd", utf8(windowsLines(BATCH_START)));
        var command = new ArrayList<>(
                List.of(place.commandProcessor().toString(), "/d", "/e:on", "/v:off", "/c", "..\\start.cmd"));
        // Quoted also without a space: comma, semicolon and equals sign would divide them.
        arguments.forEach(a -> command.add('"' + a + '"'));
        return new Decision.Runs(new ScriptPlan(files, command));
    }

    private static String windowsLines(String text) {
        return text.replace("\r\n", "\n").replace("\n", "\r\n");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
