package mx.lanet.agent.service;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.agent.link.ServerLink;
import mx.lanet.agent.store.DataFolder;
import mx.lanet.agent.store.PrivateFiles;

/** Speaks to the running service of a data folder. */
public final class LocalClient {
    private static final int TIMEOUT_MILLIS = 40_000;
    private final int port;
    private final String secret;

    private LocalClient(int port, String secret) {
        this.port = port;
        this.secret = secret;
    }

    /** What the service answered. */
    public record Reply(int status, String body) {}

    /** Empty when no service of this folder answers. */
    public static Optional<LocalClient> find(DataFolder folder) throws IOException {
        var port = PrivateFiles.read(folder.localPortFile());
        var secret = PrivateFiles.read(folder.localSecretFile());
        if (port.isEmpty() || secret.isEmpty()) {
            return Optional.empty();
        }
        var client = new LocalClient(Integer.parseInt(port.get().strip()), secret.get());
        try {
            return client.get("/status").status() == 200 ? Optional.of(client) : Optional.empty();
        } catch (IOException e) {
            // The port is of a service that was killed.
            return Optional.empty();
        }
    }

    public Reply get(String path) throws IOException {
        return reply(open("GET", path));
    }

    public Reply post(String path, Object body) throws IOException {
        var connection = open("POST", path);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        try (var out = connection.getOutputStream()) {
            out.write(ServerLink.json(body));
        }
        return reply(connection);
    }

    /** Hands over a file's content for a ticket that follows. */
    public Reply attach(UUID ticket, Path file) throws IOException {
        var connection = open("POST", "/attachments");
        var name = URLEncoder.encode(file.getFileName().toString(), StandardCharsets.UTF_8);
        connection.setRequestProperty("X-LANET-Ticket", ticket.toString());
        connection.setRequestProperty("X-LANET-File-Name", name);
        connection.setRequestProperty("Content-Type", "application/octet-stream");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(Files.size(file));
        try (var out = connection.getOutputStream()) {
            Files.copy(file, out);
        }
        return reply(connection);
    }

    private HttpURLConnection open(String method, String path) throws IOException {
        var url = URI.create("http://127.0.0.1:" + port + path).toURL();
        var connection = (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
        connection.setRequestMethod(method);
        connection.setConnectTimeout(2_000);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestProperty(LocalApi.SECRET, secret);
        return connection;
    }

    private static Reply reply(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        try (var in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Reply(status, in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
