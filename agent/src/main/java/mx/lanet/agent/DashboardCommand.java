package mx.lanet.agent;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import mx.lanet.agent.local.DeskFolder;
import mx.lanet.agent.local.LocalClient;
import mx.lanet.agent.service.AgentLog;
import mx.lanet.agent.store.Json;
import mx.lanet.agent.store.PrivateFiles;
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
        if (!pass.isDone()) {
            place.complain("dashboard_command.refused", pass.status());
            return ExitCode.TROUBLE;
        }
        var address = service.get().address() + "/#pass="
                + Json.WIRE.readTree(pass.body()).path("pass").asString();
        place.say("dashboard_command.address", address);
        if (!print && hasScreen(place)) {
            open(address);
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

    // On Linux everybody sees the arguments of everybody's programs: the pass goes through a file of this person's,
    // which
    // is left to the system's own tidying, since nobody knows when the browser has read it. By then the pass is over.
    private static void open(String address) {
        try {
            if (WINDOWS) {
                start("rundll32", "url.dll,FileProtocolHandler", address);
            } else {
                start("xdg-open", wayIn(address).toString());
            }
        } catch (IOException e) {
            // There is no browser; the address was printed.
        }
    }

    private static Path wayIn(String address) throws IOException {
        var file = Files.createTempFile("lanet-", ".html", PrivateFiles.ownersAlone());
        Files.writeString(
                file,
                "<!doctype html><meta charset=utf-8><title>LANET</title><meta http-equiv=refresh content=\"0;url="
                        + address + "\"><a href=\"" + address + "\">LANET</a>\n");
        return file;
    }

    private static void start(String... command) throws IOException {
        new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }
}
