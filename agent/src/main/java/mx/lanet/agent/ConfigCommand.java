package mx.lanet.agent;

import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import mx.lanet.agent.service.AgentLog;
import mx.lanet.agent.setting.Setting;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Every setting with its value and where that comes from. */
@Command(name = "config")
final class ConfigCommand implements Callable<Integer> {
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
        for (var setting : Setting.values()) {
            var value = place.settings().value(setting);
            var origin = place.messages().text("origin." + value.origin().name().toLowerCase(Locale.ROOT));
            place.out().println(setting.path() + " = " + value.text() + "  [" + origin + "]");
            place.out().println("    " + place.messages().text("setting." + setting.path()));
        }
        return ExitCode.OK;
    }
}
