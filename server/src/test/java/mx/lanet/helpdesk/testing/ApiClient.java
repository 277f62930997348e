package mx.lanet.helpdesk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import mx.lanet.helpdesk.shared.Person;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person's program at the REST API: a Bearer token, JSON, and no cookie. */
public final class ApiClient implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private String token = "";

    /** What came back; a body that is no JSON is the missing node. */
    public record Answer(int status, java.net.http.HttpHeaders headers, String text) {
        public JsonNode json() {
            return text.isEmpty() ? JSON.missingNode() : JSON.readTree(text);
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        public String code() {
            return json().path("code").asString("");
        }
    }

    public ApiClient(int port) {
        this.port = port;
    }

    /** A program that has signed in as this person. */
    public static ApiClient as(Person person, int port) {
        ApiClient client = new ApiClient(port);
        Answer answer = client.signIn(person.login(), TestPeople.PASSWORD);
        if (answer.status() != 200) {
            throw new IllegalStateException(person.login() + " could not sign in: " + answer);
        }
        return client.with(answer.json().path("access_token").asString());
    }

    /** From now on with this token. */
    public ApiClient with(String bearer) {
        token = bearer;
        return this;
    }

    public String token() {
        return token;
    }

    public Answer signIn(String login, String password) {
        return post("/api/auth/login", Map.of("login", login, "password", password));
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Answer post(String path, Object body, String... headers) {
        return send("POST", path, body, headers);
    }

    /** Headers are name and value in turn; a body is written as JSON, a text as it stands. */
    public Answer send(String method, String path, @Nullable Object body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        String written = body == null ? "" : body instanceof String text ? text : JSON.writeValueAsString(body);
        request.method(method, HttpRequest.BodyPublishers.ofString(written));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
