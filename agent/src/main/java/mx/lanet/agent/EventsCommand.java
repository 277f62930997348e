package mx.lanet.agent;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import mx.lanet.agent.collect.MachineEvents;
import mx.lanet.agent.local.LocalClient;
import mx.lanet.agent.service.AgentLog;
import mx.lanet.agent.store.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The machine's last errors and warnings: by the running service, which may read more than a person, else directly. */
@Command(name = "events")
final class EventsCommand implements Callable<Integer> {
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
        var events = service.isPresent() ? told(service.get()) : new MachineEvents().recent();
        if (events.isEmpty()) {
            place.say("events.none");
        }
        events.forEach(place.out()::println);
        return ExitCode.OK;
    }

    private static List<String> told(LocalClient service) throws IOException {
        var answer = Json.WIRE.readTree(service.get("/events").body());
        return answer.path("events").valueStream().map(e -> e.asString("")).toList();
    }
}
