package mx.lanet.simulator.chaos;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The real programs, and how they are started.
 *
 * @param serverOptions the server's JVM's
 * @param agentOptions the agent's JVM's
 */
public record Programs(Path server, List<String> serverOptions, Path agent, List<String> agentOptions) {
    public Programs {
        serverOptions = List.copyOf(serverOptions);
        agentOptions = List.copyOf(agentOptions);
    }

    ProcessBuilder server(String... arguments) {
        return java(serverOptions, server, List.of(arguments));
    }

    ProcessBuilder agent(Collection<String> arguments) {
        return java(agentOptions, agent, arguments);
    }

    private static ProcessBuilder java(List<String> options, Path jar, Collection<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        // Their data lie where the run says, not where the person's own do.
        builder.environment().keySet().removeIf(name -> name.startsWith("LANET_"));
        return builder;
    }
}
