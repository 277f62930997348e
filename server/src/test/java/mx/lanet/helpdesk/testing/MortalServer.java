package mx.lanet.helpdesk.testing;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mx.lanet.helpdesk.HelpdeskServer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A server on a database of its own, in this process or in one that may be killed.
 *
 * @param data its folder; what a process says stands beside it
 * @param url the database's
 */
public record MortalServer(Path data, String url) {
    /** In this process, on any port. */
    public ConfigurableApplicationContext here() {
        return new SpringApplicationBuilder(HelpdeskServer.class)
                .run(settings(0).toArray(String[]::new));
    }

    /** In a process of its own; {@link #answers} says when it serves. */
    public Process start(int port) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                HelpdeskServer.class.getName()));
        command.addAll(settings(port));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolveSibling(data.getFileName() + ".log").toFile())
                .start();
    }

    private List<String> settings(int port) {
        return List.of(
                "--server.port=" + port,
                "--logging.level.root=WARN",
                "--lanet.data=" + data,
                "--lanet.database.url=" + url,
                "--lanet.database.user=" + TestPostgres.instance().adminUser(),
                "--lanet.database.password=" + TestPostgres.instance().adminPassword(),
                "--lanet.database.app-password=" + FreshDatabase.APP_PASSWORD);
    }

    public static boolean answers(int port) {
        try {
            var login = (HttpURLConnection)
                    URI.create("http://localhost:" + port + "/login").toURL().openConnection();
            return login.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
