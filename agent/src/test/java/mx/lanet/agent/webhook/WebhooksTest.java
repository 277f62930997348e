package mx.lanet.agent.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import mx.lanet.agent.setting.Setting;
import mx.lanet.agent.setting.SettingSource;
import mx.lanet.agent.setting.Settings;
import mx.lanet.agent.store.DataFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhooksTest {
    private static final int FUZZED = 1_500;

    @TempDir
    private Path temp;

    private DataFolder folder;
    private Webhooks webhooks;
    private String key;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Duration elapsed = Duration.ZERO;

    @BeforeEach
    void start() throws IOException {
        folder = DataFolder.open(temp.resolve("agent"), Map.of());
        webhooks = Webhooks.start(folder, settings(Map.of()), new Recorded(), () -> elapsed);
        key = Files.readString(folder.webhookKeyFile());
    }

    @AfterEach
    void stop() {
        webhooks.close();
    }

    @Test
    void they_are_off_and_on_this_machine_alone_unless_its_owner_says_otherwise() throws IOException {
        var source = new SettingSource(folder, Map.of(), Map.of());
        source.keepFromServer(
                Map.of("webhook_enabled", true, "webhook.enabled", true), Map.of(), java.time.Instant.now());
        var standard = source.read();

        assertThat(standard.isOn(Setting.WEBHOOK_ENABLED)).isFalse();
        assertThat(standard.text(Setting.WEBHOOK_ADDRESS)).isEqualTo("127.0.0.1");
        assertThat(standard.number(Setting.WEBHOOK_PORT)).isEqualTo(5000);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.webhookKeyFile())))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> Webhooks.start(
                        folder, settings(Map.of("webhook.address", "evil.example")), new Recorded(), () -> elapsed))
                .isInstanceOf(IOException.class);
    }

    @Test
    void who_shows_the_key_asks_for_two_things_and_for_no_third() throws IOException {
        assertThat(post("/api/webhook/collect", "Authorization: Bearer " + key, "{\"path\":\"/etc/passwd\"}"))
                .startsWith("HTTP/1.1 200")
                .contains("\"success\":true");
        assertThat(post("/api/webhook/update", "X-LANET-Secret: " + key, "")).startsWith("HTTP/1.1 200");
        for (String other : List.of(
                "/api/webhook/collect/",
                "/api/webhook/../webhook/collect",
                "/api/webhook/%63ollect",
                "/api/webhook/run",
                "/status",
                "/")) {
            assertThat(post(other, "Authorization: Bearer " + key, ""))
                    .as(other)
                    .matches("(?s)HTTP/1.1 (404|400).*");
        }
        assertThat(raw("GET /api/webhook/collect HTTP/1.1\r\n" + own() + "Authorization: Bearer " + key + "\r\n\r\n"))
                .startsWith("HTTP/1.1 404");
        assertThat(asked).containsExactly("collect", "update");
    }

    @Test
    void nobody_else_gets_anything() throws IOException {
        var right = "Authorization: Bearer " + key;
        assertThat(post("/api/webhook/collect", "X-Other: 1", "")).startsWith("HTTP/1.1 401");
        assertThat(post("/api/webhook/collect", "Authorization: Bearer " + key.substring(1), ""))
                .startsWith("HTTP/1.1 401");
        assertThat(post("/api/webhook/collect", "Authorization: Basic " + key, ""))
                .startsWith("HTTP/1.1 401");
        assertThat(post("/api/webhook/collect", right + "\r\nOrigin: http://evil.example", ""))
                .startsWith("HTTP/1.1 403");
        for (String host : List.of("evil.example", "evil.example:" + webhooks.port(), "127.0.0.1", "127.0.0.1:1", "")) {
            assertThat(raw("POST /api/webhook/collect HTTP/1.1\r\nHost: " + host + "\r\n" + right
                            + "\r\nContent-Length: 0\r\n\r\n"))
                    .as(host)
                    .matches("(?s)HTTP/1.1 (403|400).*");
        }
        assertThat(post("/api/webhook/collect", right, "x".repeat(5000))).startsWith("HTTP/1.1 413");
        assertThat(asked).isEmpty();
    }

    @Test
    void who_asks_too_often_or_guesses_is_told_to_wait() throws IOException {
        for (int i = 0; i < 6; i++) {
            assertThat(post("/api/webhook/collect", "Authorization: Bearer " + key, ""))
                    .startsWith("HTTP/1.1 200");
        }
        assertThat(post("/api/webhook/collect", "Authorization: Bearer " + key, ""))
                .startsWith("HTTP/1.1 429")
                .containsIgnoringCase("Retry-After: ");
        elapsed = Duration.ofMinutes(2);
        for (int i = 0; i < 30; i++) {
            assertThat(post("/api/webhook/update", "Authorization: Bearer no", ""))
                    .startsWith("HTTP/1.1 401");
        }
        assertThat(post("/api/webhook/update", "Authorization: Bearer " + key, ""))
                .startsWith("HTTP/1.1 429");
        elapsed = Duration.ofMinutes(4);
        assertThat(post("/api/webhook/update", "Authorization: Bearer " + key, ""))
                .startsWith("HTTP/1.1 200");
        assertThat(asked).hasSize(7);
    }

    @Test
    void a_key_stays_and_one_that_is_too_short_is_replaced() throws IOException {
        webhooks.close();
        webhooks = Webhooks.start(folder, settings(Map.of()), new Recorded(), () -> elapsed);
        assertThat(Files.readString(folder.webhookKeyFile())).isEqualTo(key);

        Files.writeString(folder.webhookKeyFile(), "1234");
        webhooks.close();
        webhooks = Webhooks.start(folder, settings(Map.of()), new Recorded(), () -> elapsed);
        assertThat(Files.readString(folder.webhookKeyFile())).hasSize(64);
    }

    @Test
    void whatever_comes_nothing_is_done_and_the_next_one_is_served() throws IOException {
        var random = new Random(20261121);
        for (int i = 0; i < FUZZED; i++) {
            // The last byte of the key is never right, whatever else is.
            var answer = raw(spoilt(random));
            assertThat(answer).matches("(?s)(HTTP/1.1 [1-5][0-9][0-9].*)?");
        }
        elapsed = Duration.ofHours(1);

        assertThat(asked).isEmpty();
        assertThat(post("/api/webhook/collect", "Authorization: Bearer " + key, ""))
                .startsWith("HTTP/1.1 200");
    }

    private String spoilt(Random random) {
        var request = new StringBuilder("POST /api/webhook/collect HTTP/1.1\r\n" + own() + "Authorization: Bearer "
                + key.substring(0, 63) + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
        for (int times = 1 + random.nextInt(8); times > 0; times--) {
            int at = random.nextInt(request.length());
            switch (random.nextInt(5)) {
                case 0 -> request.setCharAt(at, (char) random.nextInt(256));
                case 1 -> request.delete(at, Math.min(request.length(), at + 1 + random.nextInt(40)));
                case 2 -> request.insert(at, request.substring(0, random.nextInt(request.length())));
                case 3 -> request.insert(at, "\r\n");
                default -> request.insert(at, "9".repeat(1 + random.nextInt(30)));
            }
            if (request.isEmpty()) {
                request.append('x');
            }
        }
        return request.toString();
    }

    private Settings settings(Map<String, String> more) throws IOException {
        var set = new java.util.HashMap<>(Map.of("webhook.port", "0"));
        set.putAll(more);
        return new SettingSource(folder, Map.of(), set).read();
    }

    private String own() {
        return "Host: 127.0.0.1:" + webhooks.port() + "\r\n";
    }

    private String post(String path, String header, String body) throws IOException {
        return raw("POST " + path + " HTTP/1.1\r\n" + own() + header + "\r\nContent-Length: " + body.length()
                + "\r\nConnection: close\r\n\r\n" + body);
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), webhooks.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (java.net.SocketException e) {
            // Let go in the middle, as who speaks nonsense may be.
            return "";
        }
    }

    /** Notes what was asked. */
    private final class Recorded implements Webhooks.Verbs {
        @Override
        public void collect() {
            asked.add("collect");
        }

        @Override
        public void checkForUpdate() {
            asked.add("update");
        }
    }
}
