package mx.lanet.agent.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import mx.lanet.agent.store.DataFolder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of requests that nobody would send in good faith. Its seed is printed with what it finds. */
class LocalApiFuzzTest {
    private static final int REQUESTS = 4_000;
    private static final String DATUM = "Cafe Mexico";
    private static final List<String> METHODS = List.of(
            "GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "get", "G\u0000T", "", "XYZZY");
    private static final List<String> WORDS = List.of(
            "status",
            "tickets",
            "waiting",
            "files",
            "sha256",
            "log",
            "settings",
            "facts",
            "samples",
            "heartbeats",
            "events",
            "categories",
            "diagnosis",
            "sync",
            "attachments",
            "people",
            "enter",
            "dashboard",
            "words",
            "dashboard.js",
            "comments",
            "visits",
            "allow",
            "end",
            "..",
            ".",
            "",
            "%2e%2e",
            "%2f",
            "%5c",
            "%00",
            "%zz",
            "%",
            "etc%2Fpasswd",
            "\u00f1",
            "%C3%B1",
            "*",
            "x".repeat(3_000),
            "http:",
            UUID.randomUUID().toString());
    private static final List<String> BODIES = List.of(
            "",
            "{",
            "[]",
            "null",
            "{}",
            "{\"description\":1}",
            "{\"description\":\"x\",\"identity\":\"y\"}",
            "{\"user\":\"../../root\"}",
            "{\"user\":\"a\\u0000b\"}",
            "{\"user\":{\"user\":1}}",
            "{\"pass\":[1]}",
            "\u0000\u0001",
            "[".repeat(5_000),
            "\"" + "x".repeat(300_000) + "\"");

    @TempDir
    private Path temp;

    @Test
    void nothing_breaks_it_and_nothing_is_told_without_a_key() throws IOException {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var folder = DataFolder.open(temp.resolve("agent"), Map.of());
        var desk = DeskFolder.of(folder, Map.of());
        try (var api = LocalApi.start(folder, desk, 0, new Recorded(folder))) {
            var me = System.getProperty("user.name");
            assertThat(LocalClient.ofPerson(desk, me)).isPresent();
            var key = Files.readString(desk.keyOf(me));
            for (int i = 0; i < REQUESTS; i++) {
                boolean known = random.nextInt(3) == 0;
                var shown = known ? key : random.nextBoolean() ? "wrong" : null;
                var request = random.nextBoolean()
                        ? nearlyRight(random, api.port(), shown)
                        : request(random, api.port(), shown);
                var answer = answer(api.port(), request);
                var told = "seed " + seed + ", request " + i + ": "
                        + request.substring(0, Math.min(600, request.length()));
                assertThat(answer).as(told).matches("(?s)(HTTP/1\\.1 ([1234]\\d\\d|50[135]) .*)?");
                if (!known) {
                    assertThat(answer).as(told).doesNotContain(DATUM, "Impresora", "INFO online", "CAFE-01");
                }
                assertThat(Files.readString(folder.localSecretFile())).as(told).isNotEmpty();
            }
            var client = LocalClient.find(folder).orElseThrow();
            assertThat(client.get("/status").body()).as("seed " + seed).contains(DATUM);
        }
    }

    // Whoever sends nonsense may find the connection closed while it is still sending.
    private static String answer(int port, String request) throws IOException {
        try {
            return RawCall.of(port, request);
        } catch (SocketException e) {
            return "";
        }
    }

    // With nothing wrong but who asks, and for what: this is what a leak would answer to.
    private static String nearlyRight(Random random, int port, @Nullable String key) {
        var body = one(random, BODIES);
        var path = new StringBuilder();
        for (int parts = random.nextInt(10) / 5; parts >= 0; parts--) {
            path.append('/').append(one(random, WORDS));
        }
        return one(random, METHODS.subList(0, 4)) + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + (key == null ? "" : "\r\nX-LANET-Secret: " + key) + "\r\nContent-Length: " + body.length()
                + "\r\nConnection: close\r\n\r\n" + body;
    }

    private static String request(Random random, int port, @Nullable String key) {
        var request = new StringBuilder(one(random, METHODS)).append(' ');
        for (int parts = random.nextInt(4); parts >= 0; parts--) {
            request.append(random.nextInt(12) == 0 ? "" : "/").append(one(random, WORDS));
        }
        request.append(random.nextInt(4) == 0 ? "?" + one(random, WORDS) + "=%zz&" + one(random, WORDS) : "");
        request.append(random.nextInt(20) == 0 ? " HTTP/9.9\r\n" : " HTTP/1.1\r\n");
        if (random.nextInt(10) != 0) {
            request.append("Host: ")
                    .append(random.nextInt(8) == 0 ? "evil.example" : "127.0.0.1:" + port)
                    .append("\r\n");
        }
        if (random.nextInt(6) == 0) {
            request.append("Origin: ").append(one(random, WORDS)).append("\r\n");
        }
        if (key != null) {
            request.append("X-LANET-Secret: ").append(key).append("\r\n");
        }
        for (int headers = random.nextInt(4); headers > 0; headers--) {
            request.append(one(
                            random,
                            List.of(
                                    "X-LANET-Ticket: " + UUID.randomUUID(),
                                    "X-LANET-File-Name: %zz",
                                    "X-LANET-File-Name: ..%2F..%2Fx",
                                    "X-LANET-Identity: " + "9".repeat(9_000),
                                    "Content-Type: text/plain",
                                    "Accept-Language: \u00f1",
                                    "Transfer-Encoding: chunked",
                                    "Content-Length: -1",
                                    "Content-Length: 99999999999",
                                    "No colon at all",
                                    ": empty",
                                    "X: " + "y".repeat(20_000))))
                    .append("\r\n");
        }
        var body = one(random, BODIES);
        if (random.nextInt(4) != 0) {
            request.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return request.append("Connection: close\r\n\r\n").append(body).toString();
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
