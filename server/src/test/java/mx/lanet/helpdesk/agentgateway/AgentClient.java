package mx.lanet.helpdesk.agentgateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client such as others have written: plain HTTP and JSON. */
final class AgentClient {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String server;
    private @Nullable String jwt;

    AgentClient(int port) {
        this.server = "http://localhost:" + port;
    }

    record Answer(int status, String type, String text, HttpResponse<String> response) {
        JsonNode json() {
            return JSON.readTree(text);
        }

        String text(String field) {
            return json().path(field).asString("");
        }

        UUID id(String field) {
            return UUID.fromString(text(field));
        }
    }

    AgentClient with(@Nullable String token) {
        jwt = token;
        return this;
    }

    Answer post(String path, String body) {
        return post(path, body.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    Answer post(String path, byte[] body, String contentType) {
        return send(request(path)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    Answer get(String path) {
        return send(request(path).GET().build());
    }

    /** Registers and keeps the JWT for what follows. */
    Answer join(String token, String hardwareInfo) {
        Answer answer = post(
                "/api/agents/register-with-token",
                "{\"token\":\"" + token + "\",\"hardware_info\":" + hardwareInfo + "}");
        if (answer.status() / 100 == 2) {
            jwt = answer.text("agent_token");
        }
        return answer;
    }

    Answer heartbeat(UUID assetId, String status) {
        return post("/api/agents/heartbeat", "{\"asset_id\":\"" + assetId + "\",\"status\":" + status + "}");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path));
        if (jwt != null) {
            request.header("Authorization", "Bearer " + jwt);
        }
        return request;
    }

    private static Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body(),
                    response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
