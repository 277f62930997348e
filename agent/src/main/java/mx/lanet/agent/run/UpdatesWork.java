package mx.lanet.agent.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import mx.lanet.agent.run.Outcome.Status;
import mx.lanet.agent.run.ProcessRun.Manner;
import mx.lanet.agent.setting.Messages;
import mx.lanet.protocol.Command;

/**
 * Installs pending updates with apt, asking nobody: what was half done is finished first, lists are fetched, packages are
 * upgraded, and configuration that somebody has changed stays as it is.
 */
record UpdatesWork(SystemProgram program, Messages messages, Tools tools) implements Work {
    private static final Duration STANDARD_TIMEOUT = Duration.ofHours(1);
    private static final Pattern SUMMARY = Pattern.compile(
            "^(\\d+) upgraded, (\\d+) newly installed, (\\d+) to remove and (\\d+) not upgraded\\.$",
            Pattern.MULTILINE);

    private static final Map<String, String> SILENT = Map.of(
            "DEBIAN_FRONTEND", "noninteractive",
            "APT_LISTCHANGES_FRONTEND", "none",
            // It would restart services, ours too, in the middle of this.
            "NEEDRESTART_MODE", "l");

    /** What is used; a test brings its own. */
    record Tools(Optional<Path> apt, Optional<Path> dpkg, boolean isRoot, Path rebootMark) {
        static Tools ofThisMachine() {
            return new Tools(
                    SystemProgram.find("/usr/bin/apt-get"),
                    SystemProgram.find("/usr/bin/dpkg"),
                    "root".equals(System.getProperty("user.name")),
                    Path.of("/var/run/reboot-required"));
        }
    }

    /** How many packages apt says it has touched. */
    record Counts(int upgraded, int installed, int heldBack) {}

    @Override
    public Outcome run(Command command, Ongoing ongoing) throws IOException, InterruptedException {
        if (ProcessTree.isWindows() || tools.apt().isEmpty() || tools.dpkg().isEmpty()) {
            return refused("no_installer");
        }
        if (!tools.isRoot()) {
            return refused("not_root");
        }
        var timeout = command.timeout() == null ? STANDARD_TIMEOUT : ScriptWork.timeout(command);
        return steps(timeout, ongoing);
    }

    private Outcome steps(Duration timeout, Ongoing ongoing) throws IOException, InterruptedException {
        long until = System.nanoTime() + timeout.toNanos();
        var said = new StringBuilder();
        var last = Outcome.succeeded("");
        for (var step : commands(tools.apt().orElseThrow(), tools.dpkg().orElseThrow())) {
            var left = Duration.ofNanos(Math.max(0, until - System.nanoTime()));
            last = program.run(step, SILENT, left, Manner.INSTALLER, ongoing);
            said.append(last.stdout());
            if (last.status() != Status.SUCCEEDED) {
                return told(last, said.toString(), "");
            }
        }
        return told(last, said.toString(), summary(said.toString()));
    }

    static List<List<String>> commands(Path apt, Path dpkg) {
        return List.of(
                List.of(dpkg.toString(), "--force-confdef", "--force-confold", "--configure", "-a"),
                List.of(apt.toString(), "-q", "-o", "DPkg::Lock::Timeout=300", "update"),
                List.of(
                        apt.toString(),
                        "-y",
                        "-q",
                        "-o",
                        "DPkg::Lock::Timeout=300",
                        "-o",
                        "Dpkg::Use-Pty=0",
                        "-o",
                        "Dpkg::Options::=--force-confdef",
                        "-o",
                        "Dpkg::Options::=--force-confold",
                        "--with-new-pkgs",
                        "upgrade"));
    }

    private String summary(String said) {
        var text = counts(said)
                .map(c -> messages.text("run.updates", c.upgraded(), c.installed(), c.heldBack()))
                .orElse("");
        var reboot = Files.exists(tools.rebootMark()) ? messages.text("run.updates.reboot") : "";
        return (text + "\n" + reboot).strip();
    }

    /** Of apt's last line of that kind. */
    static Optional<Counts> counts(String said) {
        return SUMMARY.matcher(said)
                .results()
                .reduce((first, second) -> second)
                .map(m -> new Counts(
                        Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(4))));
    }

    // The end matters most: what is too long loses its beginning.
    private static Outcome told(Outcome last, String said, String summary) {
        int over = said.length() - Captured.CAP / 2;
        var kept = over > 0 ? said.substring(said.indexOf('\n', over) + 1) : said;
        var text = kept.isEmpty() || kept.endsWith("\n") ? kept + summary : kept + "\n" + summary;
        return new Outcome(last.status(), last.exitCode(), text, last.stderr(), last.truncated() || over > 0);
    }

    private Outcome refused(String reason) {
        return Outcome.refused(Refusal.of(reason).in(messages));
    }
}
