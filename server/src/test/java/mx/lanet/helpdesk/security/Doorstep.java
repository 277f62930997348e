package mx.lanet.helpdesk.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.testing.ApiClient;
import mx.lanet.helpdesk.testing.HandlersRun;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import tools.jackson.databind.json.JsonMapper;

/** Knocks at the server's routes as everybody, with everything in order but the right to enter. */
final class Doorstep implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    /** Of somebody who can sign in no more; trying again would only use up what an address may fail. */
    private static final String NONE = "none";

    private final int port;
    private final HandlersRun handlers;
    private final Map<Caller, Visitor> people = new EnumMap<>(Caller.class);
    private final Map<Caller, Person> owners = new EnumMap<>(Caller.class);
    private final Map<Caller, String> programs = new EnumMap<>(Caller.class);
    private final Map<Caller, String> agents = new EnumMap<>(Caller.class);
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** What came back, and whether a handler ran for it. */
    record Answer(int status, HttpHeaders headers, String body, boolean ran) {
        boolean isPage() {
            return headers.firstValue("Content-Type").orElse("").startsWith("text/html");
        }
    }

    Doorstep(int port, HandlersRun handlers, TwoClients.Company home, Person superadmin) {
        this.port = port;
        this.handlers = handlers;
        people.put(Caller.REQUESTER, Visitor.as(home.requester(), port));
        people.put(Caller.CLIENT_ADMIN, Visitor.as(home.clientAdmin(), port));
        people.put(Caller.TECHNICIAN, Visitor.as(home.technician(), port));
        people.put(Caller.SUPERADMIN, Visitor.as(superadmin, port));
        owners.put(Caller.REQUESTERS_PROGRAM, home.requester());
        owners.put(Caller.CLIENT_ADMINS_PROGRAM, home.clientAdmin());
        owners.put(Caller.TECHNICIANS_PROGRAM, home.technician());
        owners.put(Caller.SUPERADMINS_PROGRAM, superadmin);
    }

    void agent(Caller caller, String jwt) {
        agents.put(caller, jwt);
    }

    /** Every request has these headers, too. */
    void carry(Map<String, String> more) {
        headers.clear();
        headers.putAll(more);
    }

    Visitor visitor(Caller caller) {
        return Objects.requireNonNull(people.get(caller));
    }

    /** The path goes out exactly as given. Fields become a form for people and a JSON object for agents. */
    Answer knock(Caller caller, String method, String rawPath, Map<String, String> fields) {
        boolean json = caller.isAgent() || rawPath.startsWith("/api/");
        return knock(
                caller,
                method,
                rawPath,
                json ? "application/json" : "application/x-www-form-urlencoded",
                (json ? object(fields) : form(fields)).getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #knock}, with a body byte for byte. */
    Answer knock(Caller caller, String method, String rawPath, String contentType, byte[] body) {
        Answer answer = knockOnce(caller, method, rawPath, contentType, body);
        // Somebody may have ended this person's sessions on the way; a walk that goes on signed out would find nothing.
        boolean out = caller.isProgram()
                && answer.status() == 401
                && !NONE.equals(programs.get(caller))
                && (rawPath.startsWith("/api/v1/") || rawPath.startsWith("/api/auth/me"));
        if (!out) {
            return answer;
        }
        programs.remove(caller);
        return knockOnce(caller, method, rawPath, contentType, body);
    }

    private Answer knockOnce(Caller caller, String method, String rawPath, String contentType, byte[] body) {
        String call = UUID.randomUUID().toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + rawPath))
                .header(HandlersRun.CALL, call);
        if (method.equals("GET")) {
            request.GET();
        } else {
            request.header("Content-Type", contentType).method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        }
        headers.forEach(request::setHeader);
        identify(request, caller);
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            String read =
                    Papers.read(response.headers().firstValue("Content-Type").orElse(""), response.body());
            return new Answer(response.statusCode(), response.headers(), read, handlers.take(call));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + rawPath, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void identify(HttpRequest.Builder request, Caller caller) {
        Visitor person = people.get(caller);
        if (person != null) {
            request.header("X-CSRF-TOKEN", person.csrfToken()).header("Cookie", person.cookieHeader());
        }
        String jwt = caller.isProgram() ? program(caller) : agents.get(caller);
        if (jwt != null) {
            request.header("Authorization", "Bearer " + jwt);
        }
    }

    private String program(Caller caller) {
        return programs.computeIfAbsent(caller, one -> {
            try (ApiClient client = new ApiClient(port)) {
                // Whoever has been switched off on the way is nobody from then on, as with a cookie.
                String login = Objects.requireNonNull(owners.get(one)).login();
                return client.signIn(login, TestPeople.PASSWORD)
                        .json()
                        .path("access_token")
                        .asString(NONE);
            }
        });
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String object(Map<String, String> fields) {
        return JSON.writeValueAsString(fields);
    }

    @Override
    public void close() {
        people.values().forEach(Visitor::close);
        client.close();
    }
}
