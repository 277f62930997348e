package mx.lanet.helpdesk.mail.in;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.mail.in.Mailbox.Step;
import mx.lanet.helpdesk.shared.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the one address that a mailbox names for permission to sign in (RFC 6749). No redirect is followed, and no more is read
 * than such an answer has.
 */
@Component
class TokenCall {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int LONGEST = 64 * 1024;

    private final JsonMapper json;
    private final HttpClient http;

    TokenCall(JsonMapper json) {
        this.json = json;
        this.http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build();
    }

    /** @param grant what renews it; null when none was given */
    record Permission(Secret access, @Nullable Secret grant, Duration life) {}

    Permission ask(String url, Map<String, String> form) throws MailboxTrouble {
        if (!MailboxDraft.isSafe(url)) {
            throw new MailboxTrouble(Step.PERMIT, url, new IllegalArgumentException("address"));
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                .build();
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return read(response.statusCode(), body.readNBytes(LONGEST));
            }
        } catch (IOException e) {
            throw new MailboxTrouble(Step.PERMIT, String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MailboxTrouble(Step.PERMIT, "interrupted", e);
        }
    }

    private Permission read(int status, byte[] body) throws MailboxTrouble {
        try {
            JsonNode answer = json.readTree(body);
            String access = answer.path("access_token").asString("");
            if (status == 200 && !access.isEmpty()) {
                String grant = answer.path("refresh_token").asString("");
                return new Permission(
                        new Secret(access),
                        grant.isEmpty() ? null : new Secret(grant),
                        Duration.ofSeconds(Math.clamp(answer.path("expires_in").asLong(3600), 60, 86_400)));
            }
            String said = answer.path("error").asString("") + " "
                    + answer.path("error_description").asString("");
            throw new MailboxTrouble(Step.PERMIT, status + " " + said, new IOException("refused"));
        } catch (JacksonException e) {
            throw new MailboxTrouble(Step.PERMIT, String.valueOf(status), e);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
