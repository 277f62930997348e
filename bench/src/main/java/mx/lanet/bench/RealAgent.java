package mx.lanet.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real agent with its own flags, registered at a server of this machine. Its data stand in {@code agent}. */
final class RealAgent {
    private RealAgent() {}

    /** Begins it; it ends with this program at the latest. */
    static Process start(Path folder, Path jar, List<String> jvm, String server, String... settings)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(
                List.of("-jar", jar.toString(), "run", "--data", data(folder).toString()));
        command.addAll(List.of("--register", BenchServer.TOKEN, "--server", server));
        command.addAll(List.of("--set", "security.local_api_port=0"));
        for (String setting : settings) {
            command.addAll(List.of("--set", setting));
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("agent.out").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return process;
    }

    static Path data(Path folder) {
        return folder.resolve("agent");
    }
}
