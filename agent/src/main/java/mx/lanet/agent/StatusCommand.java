package mx.lanet.agent;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import mx.lanet.agent.local.LocalClient;
import mx.lanet.agent.service.AgentLog;
import mx.lanet.agent.store.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** How the running service stands, as JSON. */
@Command(name = "status")
final class StatusCommand implements Callable<Integer> {
    @ParentCommand
    @Nullable
    AgentCommand agent;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        var options = Objects.requireNonNull(agent);
        AgentLog.toTerminal(options.debug);
        var place = options.workplace(spec);
        var service = LocalClient.find(place.folder());
        if (service.isEmpty()) {
            place.complain("status.not_running");
            return ExitCode.TROUBLE;
        }
        var status = Json.PRETTY.readTree(service.get().get("/status").body());
        place.out().println(Json.PRETTY.writeValueAsString(status));
        return ExitCode.OK;
    }
}
