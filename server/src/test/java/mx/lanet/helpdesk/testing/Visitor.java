package mx.lanet.helpdesk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.shared.Person;

/**
 * Somebody in front of the server with a browser's manners but without a browser: keeps cookies, asks for HTML, sends the
 * CSRF token with each post, and follows no redirect.
 */
public final class Visitor implements AutoCloseable {
    private static final String CSRF_COOKIE = "lanet_csrf";

    private URI server;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public Visitor(int port) {
        this.server = URI.create("http://localhost:" + port);
    }

    /** A visitor who has signed in as this person. */
    public static Visitor as(Person person, int port) {
        Visitor visitor = new Visitor(port);
        HttpResponse<String> answer = visitor.signIn(person.login(), TestPeople.PASSWORD);
        if (answer.statusCode() != 303) {
            throw new IllegalStateException(person.login() + " could not sign in: " + answer.statusCode());
        }
        return visitor;
    }

    public HttpResponse<String> signIn(String login, String password) {
        return post("/login", Map.of("login", login, "password", password));
    }

    /** A visitor who has signed in with a code of that telephone, so that the second factor is fresh. */
    public static Visitor as(Person person, TestPhone phone, int port) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(person.login(), TestPeople.PASSWORD);
        HttpResponse<String> answer = visitor.post("/login/code", Map.of("code", phone.code()));
        if (answer.statusCode() != 303) {
            throw new IllegalStateException(person.login() + " could not sign in: " + answer.statusCode());
        }
        return visitor;
    }

    /** The headers are name and value in turn. */
    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path)).header("Accept", "text/html");
        return send(request, headers);
    }

    public HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
        if (csrfCookie().isEmpty()) {
            get("/login");
        }
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-CSRF-TOKEN", csrfCookie().map(Visitor::masked).orElse(""))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(request, headers);
    }

    /** The value of a cookie that the server has set. */
    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    /** All cookies, as a request's header. */
    public String cookieHeader() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** What a page of this visitor's would send with a post. */
    public String csrfToken() {
        if (csrfCookie().isEmpty()) {
            get("/login");
        }
        return csrfCookie().map(Visitor::masked).orElseThrow();
    }

    /** The same browser, at a server that now listens elsewhere. */
    public void moveTo(int port) {
        server = URI.create("http://localhost:" + port);
    }

    private Optional<String> csrfCookie() {
        return cookie(CSRF_COOKIE);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As Spring Security masks the token in a page, here with zeros. */
    private static String masked(String token) {
        byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
        byte[] masked = new byte[bytes.length * 2];
        System.arraycopy(bytes, 0, masked, bytes.length, bytes.length);
        return Base64.getUrlEncoder().encodeToString(masked);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }
}
