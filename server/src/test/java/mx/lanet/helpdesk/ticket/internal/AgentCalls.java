package mx.lanet.helpdesk.ticket.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.enrolment.TokenSettings;
import mx.lanet.helpdesk.shared.Automation;
import mx.lanet.helpdesk.testing.TwoClients;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Machines that have joined, and their calls about tickets as an agent makes them. */
final class AgentCalls {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final EnrolmentTokens tokens;
    private final int port;

    record Machine(UUID assetId, String jwt) {}

    record Answer(int status, JsonNode json, HttpResponse<byte[]> response) {
        String text(String field) {
            return json.path(field).asString("");
        }
    }

    AgentCalls(EnrolmentTokens tokens, int port) {
        this.tokens = tokens;
        this.port = port;
    }

    Machine join(TwoClients.Company company, String name) {
        String token = tokens.create(
                        new Automation("test"),
                        company.clientId(),
                        company.siteId(),
                        new TokenSettings("", null, null, true))
                .token()
                .value();
        Answer answer = post(
                new Machine(UUID.randomUUID(), ""),
                "/api/agents/register-with-token",
                "{\"token\":\"" + token + "\",\"hardware_info\":{\"computer_name\":\"" + name
                        + "\",\"os\":\"Windows 11 Pro\",\"machine_id\":\"" + UUID.randomUUID() + "\"}}");
        return new Machine(UUID.fromString(answer.text("asset_id")), answer.text("agent_token"));
    }

    UUID make(Machine machine, String subject) {
        Answer answer = post(
                machine,
                "/api/tickets/create-from-agent",
                "{\"subject\":\"" + subject + "\",\"description\":\"Desde las 9.\"}");
        assertThat(answer.status()).isEqualTo(201);
        return UUID.fromString(answer.text("ticket_id"));
    }

    Answer get(Machine machine, String path) {
        return send(request(machine, path).GET());
    }

    Answer getIn(String language, Machine machine, String path) {
        return send(request(machine, path).header("Accept-Language", language).GET());
    }

    Answer post(Machine machine, String path, String body, String... headers) {
        HttpRequest.Builder request = request(machine, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    Answer send(Machine machine, String path, byte[] body, String contentType) {
        return send(request(machine, path)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    Answer attach(Machine machine, UUID ticket, String name, byte[] content, String key) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--frontera\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: image/png\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--frontera--\r\n".getBytes(StandardCharsets.UTF_8));
        return send(request(machine, "/api/tickets/" + ticket + "/attachments")
                .header("Content-Type", "multipart/form-data; boundary=frontera")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** Texts go as fields, bytes as files, in the order of their names. */
    Answer inParts(Machine machine, String path, Map<String, Object> parts, String... headers) {
        var body = new ByteArrayOutputStream();
        parts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(part -> body.writeBytes(part(part.getKey(), part.getValue())));
        body.writeBytes("--frontera--\r\n".getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = request(machine, path)
                .header("Content-Type", "multipart/form-data; boundary=frontera")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private static byte[] part(String name, Object content) {
        boolean file = content instanceof byte[];
        var part = new ByteArrayOutputStream();
        part.writeBytes(("--frontera\r\nContent-Disposition: form-data; name=\"" + (file ? "file" : name) + "\""
                        + (file ? "; filename=\"" + name + "\"" : "") + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        part.writeBytes(file ? (byte[]) content : content.toString().getBytes(StandardCharsets.UTF_8));
        part.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return part.toByteArray();
    }

    private HttpRequest.Builder request(Machine machine, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return machine.jwt().isEmpty() ? request : request.header("Authorization", "Bearer " + machine.jwt());
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(
                    response.statusCode(), json ? JSON.readTree(response.body()) : JSON.createObjectNode(), response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
