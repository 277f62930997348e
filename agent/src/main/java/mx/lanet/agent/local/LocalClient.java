package mx.lanet.agent.local;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.agent.store.DataFolder;
import mx.lanet.agent.store.Json;
import mx.lanet.agent.store.PrivateFiles;

/** Speaks to the running service of this machine. */
public final class LocalClient {
    private static final int TIMEOUT_MILLIS = 40_000;
    private final int port;
    private final String secret;

    private LocalClient(int port, String secret) {
        this.port = port;
        this.secret = secret;
    }

    /** What the service answered. */
    public record Reply(int status, String body) {
        /** Whether it did what it was asked. */
        public boolean isDone() {
            return status >= 200 && status < 300;
        }

        /** The body as a record. */
        public <T> T read(Class<T> type) {
            return Json.WIRE.readValue(body, type);
        }
    }

    /** As the agent itself, by the key in its data folder; empty when no service of this folder answers. */
    public static Optional<LocalClient> find(DataFolder folder) throws IOException {
        var port = PrivateFiles.read(folder.localPortFile());
        var secret = PrivateFiles.read(folder.localSecretFile());
        if (port.isEmpty() || secret.isEmpty()) {
            return Optional.empty();
        }
        return answering(new LocalClient(Integer.parseInt(port.get().strip()), secret.get()));
    }

    /** As a person who sits at this machine; empty when no service answers there, or has no key for this person. */
    public static Optional<LocalClient> ofPerson(DeskFolder folder, String user) throws IOException {
        var port = folder.port();
        if (port.isEmpty()) {
            return Optional.empty();
        }
        var known = key(folder, user).flatMap(key -> answering(new LocalClient(port.get(), key)));
        if (known.isPresent()) {
            return known;
        }
        try {
            new LocalClient(port.get(), "").post(LocalApi.PEOPLE, Map.of("user", user));
        } catch (IOException e) {
            return Optional.empty();
        }
        return key(folder, user).flatMap(key -> answering(new LocalClient(port.get(), key)));
    }

    private static Optional<String> key(DeskFolder folder, String user) {
        try {
            return PrivateFiles.read(folder.keyOf(user)).filter(key -> !key.isBlank());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    // The port may be of a service that was killed, and another program's by now.
    private static Optional<LocalClient> answering(LocalClient client) {
        try {
            return client.get("/status").status() == 200 ? Optional.of(client) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private String address() {
        return "http://127.0.0.1:" + port;
    }

    public Reply get(String path) throws IOException {
        return reply(open("GET", path));
    }

    public Reply post(String path, Object body) throws IOException {
        return post(path, body, Map.of());
    }

    /** With an identity by which a repeat is known. */
    public Reply post(String path, Object body, UUID identity) throws IOException {
        return post(path, body, Map.of(LocalApi.IDENTITY, identity.toString()));
    }

    /** With the language in which the answer is to speak. */
    public Reply post(String path, Object body, Locale language) throws IOException {
        return post(path, body, Map.of("Accept-Language", language.toLanguageTag()));
    }

    private Reply post(String path, Object body, Map<String, String> headers) throws IOException {
        var connection = open("POST", path);
        headers.forEach(connection::setRequestProperty);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        try (var out = connection.getOutputStream()) {
            out.write(Json.WIRE.writeValueAsBytes(body));
        }
        return reply(connection);
    }

    /** Hands over a file's content for a ticket that follows. */
    public Reply attach(UUID ticket, Path file) throws IOException {
        return attach(ticket, file.getFileName().toString(), file);
    }

    /** The same under another name. */
    public Reply attach(UUID ticket, String name, Path file) throws IOException {
        var connection = open("POST", "/attachments");
        connection.setRequestProperty("X-LANET-Ticket", ticket.toString());
        connection.setRequestProperty("X-LANET-File-Name", URLEncoder.encode(name, StandardCharsets.UTF_8));
        connection.setRequestProperty("Content-Type", "application/octet-stream");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(Files.size(file));
        try (var out = connection.getOutputStream()) {
            Files.copy(file, out);
        }
        return reply(connection);
    }

    /** Writes a file's content there; of what is not given, the answer says why. */
    public Reply download(String path, OutputStream out) throws IOException {
        var connection = open("GET", path);
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            return reply(connection);
        }
        try (var in = connection.getInputStream()) {
            in.transferTo(out);
        }
        return new Reply(HttpURLConnection.HTTP_OK, "");
    }

    private HttpURLConnection open(String method, String path) throws IOException {
        var url = URI.create(address() + path).toURL();
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
