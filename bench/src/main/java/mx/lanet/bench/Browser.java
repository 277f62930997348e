package mx.lanet.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** A signed-in session that fetches pages, one after the other, compressed as browsers ask for them. */
final class Browser implements AutoCloseable {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String url;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();

    private Browser(String url) {
        this.url = url;
    }

    static Browser signIn(String url, BenchServer.SignIn person) throws IOException, InterruptedException {
        Browser browser = new Browser(url);
        Matcher csrf = CSRF.matcher(text(browser.get("/login")));
        if (!csrf.find()) {
            throw new IOException("the sign-in page has no CSRF token");
        }
        String form = "_csrf=" + encoded(csrf.group(1)) + "&login=" + encoded(person.user()) + "&password="
                + encoded(person.password());
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        int status = browser.http
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
        if (status / 100 != 3) {
            throw new IOException(person.user() + " could not sign in: " + status);
        }
        return browser;
    }

    /** The answer as it came over the wire. */
    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Accept-Encoding", "gzip, deflate, br, zstd")
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    /** What is written in it. */
    static String text(HttpResponse<byte[]> answer) throws IOException {
        String coding = answer.headers().firstValue("Content-Encoding").orElse("");
        try (var body = new ByteArrayInputStream(answer.body())) {
            byte[] plain =
                    switch (coding) {
                        case "" -> body.readAllBytes();
                        case "gzip" -> new GZIPInputStream(body).readAllBytes();
                        default -> throw new IOException("an answer in " + coding);
                    };
            return new String(plain, StandardCharsets.UTF_8);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
