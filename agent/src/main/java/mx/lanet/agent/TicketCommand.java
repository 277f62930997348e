package mx.lanet.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import mx.lanet.agent.local.Help;
import mx.lanet.agent.local.LocalClient;
import mx.lanet.agent.service.AgentLog;
import mx.lanet.agent.service.TicketDesk;
import mx.lanet.agent.store.Identity;
import mx.lanet.agent.store.Json;
import mx.lanet.agent.store.Outbox;
import mx.lanet.agent.store.StoreException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Asks for help: through the running service when there is one, else directly; kept when the server is away. */
@Command(name = "ticket")
final class TicketCommand implements Callable<Integer> {
    @ParentCommand
    @Nullable
    AgentCommand agent;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--subject", descriptionKey = "option.subject")
    @Nullable
    String subject;

    @Option(names = "--description", required = true, descriptionKey = "option.description")
    String description = "";

    @Option(names = "--category", descriptionKey = "option.category")
    @Nullable
    String category;

    @Option(names = "--priority", descriptionKey = "option.priority", defaultValue = "media")
    String priority = "media";

    @Option(names = "--attach", paramLabel = "FILE", descriptionKey = "option.attach")
    List<Path> attachments = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        var options = Objects.requireNonNull(agent);
        AgentLog.toTerminal(options.debug);
        var place = options.workplace(spec);
        if (!isUsable(place)) {
            return ExitCode.USAGE;
        }
        if (Identity.read(place.folder()).isEmpty()) {
            place.complain("run.not_registered");
            return ExitCode.NOT_REGISTERED;
        }
        var identity = UUID.randomUUID();
        var user = System.getProperty("user.name");
        var request =
                new Help.Request(identity, subject, description, category, priority.replace('í', 'i'), user, null);
        var service = LocalClient.find(place.folder());
        var state = service.isPresent()
                ? throughService(place, service.get(), identity, request)
                : directly(place, identity, request);
        return state == null ? ExitCode.TROUBLE : report(place, state);
    }

    private Help.@Nullable State directly(Workplace place, UUID identity, Help.Request request) throws IOException {
        try {
            return new DirectTicket(place).open(identity, request, attachments);
        } catch (Outbox.Full e) {
            place.complain("ticket.not_kept.full_queue");
        } catch (StoreException e) {
            place.complain("ticket.not_kept." + e.trouble().name().toLowerCase(Locale.ROOT));
        }
        return null;
    }

    private boolean isUsable(Workplace place) {
        if (!List.of("baja", "media", "alta", "critica", "crítica").contains(priority)) {
            place.complain("ticket.bad_priority", priority);
            return false;
        }
        if (description.isBlank()) {
            place.complain("ticket.empty");
            return false;
        }
        for (var file : attachments) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                place.complain("ticket.no_file", file);
                return false;
            }
        }
        if (attachments.size() > TicketDesk.MAX_FILES) {
            place.complain("ticket.many_files", TicketDesk.MAX_FILES);
            return false;
        }
        return true;
    }

    private Help.@Nullable State throughService(
            Workplace place, LocalClient service, UUID identity, Help.Request request) throws IOException {
        for (var file : attachments) {
            var reply = service.attach(identity, file);
            if (reply.status() != 201) {
                place.complain("ticket.file_refused", file, reply.body());
                return null;
            }
        }
        var reply = service.post("/tickets", request);
        if (reply.status() == 507) {
            var reason = Json.WIRE.readTree(reply.body()).path("reason").asString("broken");
            place.complain("ticket.not_kept." + reason);
            return null;
        }
        if (reply.status() != 200) {
            place.complain("ticket.refused", reply.body());
            return null;
        }
        return reply.read(Help.State.class);
    }

    private static int report(Workplace place, Help.State state) {
        return switch (state.state()) {
            case "delivered" -> {
                place.say("ticket.delivered", String.valueOf(state.ticketNumber()));
                yield ExitCode.OK;
            }
            case "kept" -> {
                place.say("ticket.kept");
                yield ExitCode.OK;
            }
            default -> {
                place.complain("ticket.refused", String.valueOf(state.error()));
                yield ExitCode.TROUBLE;
            }
        };
    }
}
