package mx.lanet.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import mx.lanet.agent.link.AgentVersion;
import mx.lanet.agent.service.AgentLog;
import mx.lanet.agent.setting.Setting;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The top of the command line: its options hold for every command. */
@Command(
        name = "agent",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = AgentCommand.Version.class,
        sortOptions = false,
        usageHelpWidth = 100,
        subcommands = {
            RunCommand.class,
            TicketCommand.class,
            TicketsCommand.class,
            StatusCommand.class,
            DashboardCommand.class,
            EventsCommand.class,
            ConfigCommand.class
        })
final class AgentCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--register", paramLabel = "TOKEN", descriptionKey = "option.register", scope = ScopeType.INHERIT)
    @Nullable
    String register;

    @Option(names = "--server", paramLabel = "URL", descriptionKey = "option.server", scope = ScopeType.INHERIT)
    @Nullable
    String server;

    @Option(names = "--test", descriptionKey = "option.test")
    boolean test;

    @Option(names = "--debug", descriptionKey = "option.debug", scope = ScopeType.INHERIT)
    boolean debug;

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "option.data", scope = ScopeType.INHERIT)
    @Nullable
    Path data;

    @Option(names = "--set", paramLabel = "NAME=VALUE", descriptionKey = "option.set", scope = ScopeType.INHERIT)
    Map<String, String> set = new LinkedHashMap<>();

    @Override
    public Integer call() throws IOException {
        if (register == null && !test) {
            spec.commandLine().usage(spec.commandLine().getErr());
            return ExitCode.USAGE;
        }
        AgentLog.toTerminal(debug);
        var place = workplace(spec);
        if (register != null) {
            int code = new Registration(place).once(register, server);
            if (code != ExitCode.OK || !test) {
                return code;
            }
        }
        return new TestReport(place).run();
    }

    /** Opened for the command that runs. */
    Workplace workplace(CommandSpec command) throws IOException {
        CommandLine line = command.commandLine();
        return Workplace.open(this, line.getOut(), line.getErr());
    }

    /** What the command line sets, {@code --server} included. */
    Map<String, String> commandLineSettings() {
        var settings = new LinkedHashMap<>(set);
        if (server != null) {
            settings.put(Setting.SERVER_URL.path(), server.strip().replaceAll("/+$", ""));
        }
        return settings;
    }

    /** For {@code --version}. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"LANET Agent " + AgentVersion.CURRENT};
        }
    }
}
