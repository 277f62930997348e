package mx.lanet.agent.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mx.lanet.agent.run.ScriptPlan.Decision;
import mx.lanet.agent.setting.Messages;
import mx.lanet.agent.store.DataFolder;
import mx.lanet.agent.store.PrivateFiles;
import mx.lanet.protocol.Command;
import org.jspecify.annotations.Nullable;

/** Runs scripts, each in a folder of its own. */
final class ScriptWork implements Work {
    private static final int STANDARD_TIMEOUT = 300;
    private static final int LONGEST_TIMEOUT = 86_400;
    private static final List<String> POWERSHELLS =
            List.of("/usr/bin/pwsh", "/usr/local/bin/pwsh", "/opt/microsoft/powershell/7/pwsh", "/snap/bin/pwsh");

    private final DataFolder folder;
    private final Messages messages;

    ScriptWork(DataFolder folder, Messages messages) {
        this.folder = folder;
        this.messages = messages;
    }

    @Override
    public Outcome run(Command command, Ongoing ongoing) throws IOException, InterruptedException {
        try (var own = WorkFolder.make(folder)) {
            var script = command.script() == null ? "" : command.script();
            var arguments = command.arguments() == null ? List.<String>of() : command.arguments();
            var type = String.valueOf(command.scriptType());
            return switch (ScriptPlan.of(type, script, arguments, place(own.path()))) {
                case Decision.Refused refused ->
                    Outcome.refused(refused.refusal().in(messages));
                case Decision.Runs runs -> run(runs.plan(), own, ongoing);
            };
        }
    }

    private Outcome run(ScriptPlan plan, WorkFolder own, Ongoing ongoing) throws IOException, InterruptedException {
        for (var file : plan.files().entrySet()) {
            var path = own.path().resolve(file.getKey());
            PrivateFiles.touch(path);
            Files.write(path, file.getValue());
            path.toFile().setExecutable(true, true);
        }
        var timeout = timeout(ongoing.command());
        var order = new ProcessRun.Order(
                plan.command(),
                environment(ongoing, own.work()),
                own.work(),
                own.path(),
                timeout,
                ProcessRun.Manner.SCRIPT);
        return ProcessRun.run(order, ongoing, words(messages, timeout));
    }

    static ProcessRun.Words words(Messages messages, Duration timeout) {
        return new ProcessRun.Words(
                messages.text("run.timed_out", timeout.toSeconds()),
                messages.text("run.cancelled"),
                messages.text("run.ended_here"),
                messages.text("run.closing"));
    }

    /** As ordered, within a day. */
    static Duration timeout(Command command) {
        int seconds = command.timeout() == null || command.timeout() <= 0 ? STANDARD_TIMEOUT : command.timeout();
        return Duration.ofSeconds(Math.min(seconds, LONGEST_TIMEOUT));
    }

    static Map<String, String> environment(Ongoing ongoing, Path work) {
        var id = ongoing.command().commandId();
        return ProcessTree.isWindows()
                ? CleanEnvironment.windows(System.getenv(), id, work)
                : CleanEnvironment.linux(System.getenv(), id, work);
    }

    private static ScriptPlan.Place place(Path folder) {
        var root = Path.of(System.getenv().getOrDefault("SystemRoot", "C:\\Windows"));
        return ProcessTree.isWindows()
                ? new ScriptPlan.Place(
                        true,
                        folder,
                        root.resolve("System32\\WindowsPowerShell\\v1.0\\powershell.exe"),
                        root.resolve("System32\\cmd.exe"))
                : new ScriptPlan.Place(false, folder, powershell(), Path.of("cmd"));
    }

    private static @Nullable Path powershell() {
        return POWERSHELLS.stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }
}
