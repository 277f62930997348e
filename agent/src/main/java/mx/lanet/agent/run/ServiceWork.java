package mx.lanet.agent.run;

import com.sun.jna.platform.win32.W32ServiceManager;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.Winsvc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import mx.lanet.agent.setting.Messages;
import mx.lanet.protocol.Command;

/** Starts, stops and restarts services: systemd's on Linux, the service manager's on Windows (unproven). */
record ServiceWork(SystemProgram program, Messages messages) implements Work {
    private static final Set<String> ACTIONS = Set.of("start", "stop", "restart");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@:\\\\ $()-]{0,254}");
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    // Who stops it from afar cannot start it again from afar.
    private static final String OWN = "lanet";

    @Override
    public Outcome run(Command command, Ongoing ongoing) throws IOException, InterruptedException {
        var name = Works.argument(command, 0);
        var action = Works.argument(command, 1);
        if (!NAME.matcher(name).matches() || !ACTIONS.contains(action)) {
            return refused("bad_arguments");
        }
        if (name.toLowerCase(Locale.ROOT).startsWith(OWN)) {
            return refused("own_service");
        }
        if (ProcessTree.isWindows()) {
            return windows(name, action);
        }
        var systemctl = SystemProgram.find("/usr/bin/systemctl", "/bin/systemctl");
        return systemctl.isEmpty() || !Files.isDirectory(Path.of("/run/systemd/system"))
                ? refused("no_service_manager")
                : program.run(systemd(systemctl.get(), name, action), TIMEOUT, ongoing);
    }

    static List<String> systemd(Path systemctl, String name, String action) {
        return List.of(systemctl.toString(), "--no-ask-password", action, "--", name + ".service");
    }

    private static Outcome windows(String name, String action) {
        try (var manager = new W32ServiceManager(Winsvc.SC_MANAGER_CONNECT);
                var service = manager.openService(
                        name,
                        Winsvc.SERVICE_QUERY_STATUS
                                | Winsvc.SERVICE_START
                                | Winsvc.SERVICE_STOP
                                | Winsvc.SERVICE_ENUMERATE_DEPENDENTS)) {
            if (!action.equals("start")) {
                service.stopService(TIMEOUT.toMillis());
            }
            if (!action.equals("stop")) {
                service.startService();
            }
            return Outcome.succeeded("");
        } catch (Win32Exception e) {
            return Outcome.failed(String.valueOf(e.getMessage()));
        }
    }

    private Outcome refused(String reason) {
        return Outcome.refused(Refusal.of(reason).in(messages));
    }
}
