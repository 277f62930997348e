package mx.lanet.endtoend;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Somebody in front of a browser without scripts: opens pages, sends their forms, and looks again until something shows. */
final class Seat implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern TOKEN = Pattern.compile("<meta name=\"csrf\" content=\"([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("id=\"clave\">([A-Z2-7 ]+)<");
    private static final Pattern STAMP = Pattern.compile("name=\"stamp\" value=\"([^\"]*)\"");
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String server;
    private String token = "";

    Seat(String server) {
        this.server = server;
    }

    /** Signs in as the first person of this role and sets up two-step verification, which makes the session fresh. */
    void signIn(Path data, String role) throws Exception {
        String[] login = Files.readAllLines(data.resolve("first-login.txt")).stream()
                .filter(line -> line.startsWith(role + " "))
                .findFirst()
                .orElseThrow()
                .split(" ");
        get("/login");
        post("/login", Map.of("login", login[1], "password", login[2]));
        get("/profile/second-factor");
        post("/profile/second-factor/begin", Map.of("password", login[2]));
        Matcher key = KEY.matcher(get("/profile/second-factor/scan"));
        if (!key.find()) {
            throw new AssertionError("no key to scan");
        }
        post("/profile/second-factor/scan", Map.of("code", code(key.group(1))));
        get("/");
    }

    /** The page, as it stands now. */
    String get(String path) throws IOException, InterruptedException {
        HttpRequest request = request(path).build();
        String page = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        Matcher found = TOKEN.matcher(page);
        if (found.find()) {
            token = found.group(1);
        }
        return page;
    }

    /** Sends a form of the page that was opened last; where it leads. */
    String post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(path, fields);
        return answer.headers()
                .firstValue("Location")
                .orElse(answer.statusCode() + " " + answer.body().length());
    }

    /** Sends what a page's script would; what it is answered. */
    String json(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return send(path, fields).body();
    }

    /** Sends a piece of a file as it is; what that is answered. */
    String piece(String path, byte[] content) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", "application/octet-stream")
                .header("X-CSRF-TOKEN", token)
                .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private HttpResponse<String> send(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-CSRF-TOKEN", token)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Says on its page what the agents are told at the site that this agent's folder names. */
    void setForSite(Path agent, Map<String, String> settings) throws IOException, InterruptedException {
        String identity = Files.readString(agent.resolve("identity.json"));
        String page = "/alerts/settings/clients/" + id("client_id", identity) + "/sites/" + id("site_id", identity);
        Map<String, String> form = new HashMap<>();
        // What this machine is follows from what it has installed.
        settings.forEach((key, value) -> {
            form.put("workstation." + key, value);
            form.put("server." + key, value);
        });
        Matcher stamp = STAMP.matcher(get(page));
        if (!stamp.find()) {
            throw new AssertionError("no settings at " + page);
        }
        form.put("stamp", stamp.group(1));
        String end = post(page, form);
        if (!end.endsWith(page)) {
            throw new AssertionError("the settings were not saved: " + end);
        }
    }

    private static String id(String name, String json) {
        Matcher found =
                Pattern.compile("\"" + name + "\"\\s*:\\s*\"([0-9a-f-]{36})\"").matcher(json);
        if (!found.find()) {
            throw new AssertionError("no " + name + " in " + json);
        }
        return found.group(1);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : server + path))
                .header("Accept-Language", "es")
                .timeout(PATIENCE);
    }

    /** Looks at the page until it shows this; what it shows then. */
    String await(String path, String text) throws IOException, InterruptedException {
        return await(path, page -> page.contains(text), text);
    }

    String await(String path, Predicate<String> shows, String what) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        String page = get(path);
        while (!shows.test(page)) {
            if (System.nanoTime() > until) {
                throw new AssertionError(path + " never shows " + what + ":\n" + page);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            page = get(path);
        }
        return page;
    }

    /** What a telephone shows now for this key, after RFC 6238. */
    private static String code(String key) throws Exception {
        long held = 0;
        int bits = 0;
        ByteBuffer secret = ByteBuffer.allocate(20);
        for (char letter : key.replace(" ", "").toCharArray()) {
            held = held << 5 | BASE32.indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                secret.put((byte) (held >> bits));
            }
        }
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(secret.array(), "HmacSHA1"));
        byte[] hash = mac.doFinal(ByteBuffer.allocate(8)
                .putLong(System.currentTimeMillis() / 30_000)
                .array());
        int number = ByteBuffer.wrap(hash).getInt(hash[19] & 15) & Integer.MAX_VALUE;
        return "%06d".formatted(number % 1_000_000);
    }

    @Override
    public void close() {
        client.close();
    }
}
