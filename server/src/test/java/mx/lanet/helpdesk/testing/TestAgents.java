package mx.lanet.helpdesk.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.enrolment.TokenSettings;
import mx.lanet.helpdesk.shared.Automation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Machines that join over HTTP, as agents do. */
public final class TestAgents {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int TOO_MANY = 429;

    private final EnrolmentTokens tokens;
    private final int port;

    public TestAgents(EnrolmentTokens tokens, int port) {
        this.tokens = tokens;
        this.port = port;
    }

    /** A machine that has joined. */
    public record Joined(UUID assetId, String jwt) {}

    public Joined join(TwoClients.Company company, String computerName) {
        return register(tokenOf(company), computerName, UUID.randomUUID().toString());
    }

    /** A machine that has joined with this token. */
    public Joined joinWith(String token, String computerName) {
        return register(token, computerName, UUID.randomUUID().toString());
    }

    /** A machine that claims to be another one, without that one's key. */
    public Joined quarantined(TwoClients.Company company) {
        String token = tokenOf(company);
        String machineId = UUID.randomUUID().toString();
        register(token, "PC-ORIGINAL", machineId);
        return register(token, "PC-COPIA", machineId);
    }

    /** Sends JSON with the machine's JWT; the answer's status. */
    public int post(Joined machine, String path, String json) {
        return send(path, machine.jwt(), json, "127.0.0.1").statusCode();
    }

    /** Sends JSON with the machine's JWT; the answer's body. */
    public String answer(Joined machine, String path, String json) {
        return send(path, machine.jwt(), json, "127.0.0.1").body();
    }

    /** Sends JSON with an API key, as if from an address of its own; the answer's status. */
    public int post(String key, String path, String json) {
        return send(path, key, json, anyAddress()).statusCode();
    }

    private String tokenOf(TwoClients.Company company) {
        return tokens.create(
                        new Automation("test"),
                        company.clientId(),
                        company.siteId(),
                        new TokenSettings("", null, null, true))
                .token()
                .value();
    }

    private Joined register(String token, String computerName, String machineId) {
        var body = JSON.createObjectNode();
        body.put("token", token);
        body.put("public_key", newKey());
        body.putObject("hardware_info")
                .put("computer_name", computerName)
                .put("os", "Windows 11 Pro")
                .put("machine_id", machineId);
        HttpResponse<String> response = send("/api/agents/register-with-token", "", body.toString(), "127.0.0.1");
        if (response.statusCode() == TOO_MANY) {
            // Other tests of this address have just tried many a secret: this machine stands in an office of its own.
            response = send("/api/agents/register-with-token", "", body.toString(), anyAddress());
        }
        JsonNode answer = JSON.readTree(response.body());
        return new Joined(
                UUID.fromString(answer.path("asset_id").asString()),
                answer.path("agent_token").asString());
    }

    private static String anyAddress() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(1, 255);
    }

    private HttpResponse<String> send(String path, String jwt, String json, String from) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("Content-Type", "application/json")
                    .header("X-Forwarded-For", from)
                    .POST(HttpRequest.BodyPublishers.ofString(json));
            if (!jwt.isEmpty()) {
                request.header("Authorization", "Bearer " + jwt);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String newKey() {
        try {
            byte[] encoded = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPublic()
                    .getEncoded();
            return Base64.getEncoder().encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
