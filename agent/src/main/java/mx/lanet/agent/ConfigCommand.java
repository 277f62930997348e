package mx.lanet.agent;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import mx.lanet.agent.local.LocalClient;
import mx.lanet.agent.service.AgentLog;
import mx.lanet.agent.setting.SettingSource.Shown;
import mx.lanet.agent.store.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Every setting with its value, where that comes from, since when, and what the server wanted instead: by the running
 * service, which was started with an environment of its own, else as it would be.
 */
@Command(name = "config")
final class ConfigCommand implements Callable<Integer> {
    private static final List<String> LAYERS = List.of("house", "client", "site", "asset");

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
        place.say(
                service.isPresent() ? "config.running" : "config.at_rest",
                place.folder().path());
        var all = service.isPresent() ? told(service.get()) : place.source().shown();
        for (var shown : all) {
            show(place, shown);
        }
        return ExitCode.OK;
    }

    private static List<Shown> told(LocalClient service) throws IOException {
        var type = Json.WIRE.getTypeFactory().constructCollectionType(List.class, Shown.class);
        var body = Json.WIRE.readTree(service.get("/settings").body());
        return Json.WIRE.convertValue(body.path("settings"), type);
    }

    private static void show(Workplace place, Shown shown) {
        var messages = place.messages();
        var origin = messages.text("origin." + shown.origin().name().toLowerCase(Locale.ROOT) + layer(shown));
        var since = shown.since() == null ? "" : ", " + time(place, shown.since());
        var owners = shown.owners() ? "; " + messages.text("config.owners") : "";
        place.out().println(shown.path() + " = " + shown.text() + "  [" + origin + since + owners + "]");
        place.out().println("    " + messages.text("setting." + shown.path()));
        if (shown.wanted() != null && shown.wantedAt() != null) {
            var key = shown.owners() ? "config.forbidden" : "config.outranked";
            place.out().println("    " + messages.text(key, shown.wanted(), time(place, shown.wantedAt())));
        }
    }

    /** A layer that a later server may know is left out. */
    private static String layer(Shown shown) {
        return shown.layer() != null && LAYERS.contains(shown.layer()) ? "." + shown.layer() : "";
    }

    private static String time(Workplace place, Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                .withLocale(place.messages().locale())
                .withZone(ZoneId.systemDefault())
                .format(at);
    }
}
