package mx.lanet.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import mx.lanet.agent.local.DeskFolder;
import mx.lanet.agent.local.LocalClient;
import mx.lanet.agent.local.WayIn;
import mx.lanet.agent.service.AgentLog;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Opens the running service's own page, with a pass that is good once and for a minute. */
@Command(name = "dashboard")
final class DashboardCommand implements Callable<Integer> {
    private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");

    @ParentCommand
    @Nullable
    AgentCommand agent;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--print", descriptionKey = "option.print")
    boolean print;

    @Override
    public Integer call() throws IOException {
        var options = Objects.requireNonNull(agent);
        AgentLog.toTerminal(options.debug);
        var place = options.workplace(spec);
        var service = service(place, options.data);
        if (service.isEmpty()) {
            place.complain("status.not_running");
            return ExitCode.TROUBLE;
        }
        var pass = service.get().post("/dashboard", Map.of());
        var address = WayIn.address(pass);
        if (address.isEmpty()) {
            place.complain("dashboard_command.refused", pass.status());
            return ExitCode.TROUBLE;
        }
        place.say("dashboard_command.address", address.get());
        if (!print && hasScreen(place)) {
            open(address.get());
        }
        return ExitCode.OK;
    }

    /** As the agent itself where this folder is the running one's, else as the person at this machine. */
    private static Optional<LocalClient> service(Workplace place, @Nullable Path named) throws IOException {
        var own = LocalClient.find(place.folder());
        return own.isPresent()
                ? own
                : LocalClient.ofPerson(
                        DeskFolder.find(named, place.environment()), System.getProperty("user.name", ""));
    }

    private static boolean hasScreen(Workplace place) {
        return WINDOWS
                || place.environment().containsKey("DISPLAY")
                || place.environment().containsKey("WAYLAND_DISPLAY");
    }

    private static void open(String address) {
        try {
            WayIn.open(address);
        } catch (IOException e) {
            // There is no browser; the address was printed.
        }
    }
}
