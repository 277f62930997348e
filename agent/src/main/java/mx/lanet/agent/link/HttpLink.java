package mx.lanet.agent.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * HTTP to one server. HttpURLConnection, since HttpClient costs some 10 MB of memory more. No redirect is followed and
 * nothing is repeated behind our back; answers over 4 MiB are cut off as broken.
 */
public final class HttpLink implements ServerLink {
    private static final int MAX_ANSWER_BYTES = 4 << 20;
    private static final int LARGE_BODY_BYTES = 64 << 10;
    private final URI server;
    private final Options options;

    static {
        // The JDK would send a POST again by itself when a kept connection turns out dead.
        System.setProperty("sun.net.http.retryPost", "false");
    }

    /**
     * How to get there.
     *
     * @param trust certificates to accept, or null for the system's
     */
    public record Options(
            Duration connectTimeout,
            Duration readTimeout,
            Proxy proxy,
            @Nullable SSLSocketFactory trust,
            String agentVersion) {}

    public HttpLink(URI server, Options options) {
        this.server = server;
        this.options = options;
    }

    @Override
    public URI server() {
        return server;
    }

    @Override
    public Answer get(String path, @Nullable String token) {
        return exchange("GET", path, token, null, null);
    }

    @Override
    public Answer post(String path, @Nullable String token, Object body) {
        return exchange("POST", path, token, null, ServerLink.json(body));
    }

    @Override
    public Answer post(String path, @Nullable String token, String identity, byte[] body) {
        return exchange("POST", path, token, identity, body);
    }

    private Answer exchange(
            String method, String path, @Nullable String token, @Nullable String identity, byte @Nullable [] body) {
        try {
            var connection = open(method, path, token, identity);
            if (body != null) {
                connection.setRequestProperty("Content-Type", "application/json");
                connection.setDoOutput(true);
                if (body.length > LARGE_BODY_BYTES) {
                    // Else the JDK would copy it, and memory is what an agent has least of.
                    connection.setFixedLengthStreamingMode(body.length);
                }
                try (var out = connection.getOutputStream()) {
                    out.write(body);
                }
            }
            return received(connection);
        } catch (HttpRetryException e) {
            return new Answer.Received(e.responseCode(), "", Duration.ZERO, null);
        } catch (IOException e) {
            return new Answer.Unreachable(e);
        }
    }

    @Override
    public Answer upload(String path, @Nullable String token, String identity, Upload upload) {
        try {
            var connection = open("POST", path, token, identity);
            var boundary = "lanet-" + identity.replaceAll("[^A-Za-z0-9-]", "");
            var head = head(boundary, upload.name());
            var tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
            connection.setRequestProperty("Content-Type", "multipart/form-data; boundary=" + boundary);
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(head.length + Files.size(upload.file()) + tail.length);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(head);
                Files.copy(upload.file(), out);
                out.write(tail);
            }
            return received(connection);
        } catch (HttpRetryException e) {
            // A streamed request that is answered 401: the JDK hands the status out only this way.
            return new Answer.Received(e.responseCode(), "", Duration.ZERO, null);
        } catch (IOException e) {
            return new Answer.Unreachable(e);
        }
    }

    @Override
    public Answer download(String path, @Nullable String token, long from, Sink sink) {
        try {
            var connection = open("GET", path, token, null);
            connection.setRequestProperty("Accept", "*/*");
            if (from > 0) {
                connection.setRequestProperty("Range", "bytes=" + from + "-");
            }
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK && status != HttpURLConnection.HTTP_PARTIAL) {
                return received(connection);
            }
            boolean partial = status == HttpURLConnection.HTTP_PARTIAL;
            var range = String.valueOf(connection.getHeaderField("Content-Range"));
            if (partial && !range.startsWith("bytes " + from + "-")) {
                throw new IOException("not the range that was asked for: " + range);
            }
            try (var in = connection.getInputStream()) {
                sink.take(partial ? from : 0, in);
            }
            return new Answer.Received(status, "", Duration.ZERO, null);
        } catch (IOException e) {
            return new Answer.Unreachable(e);
        }
    }

    private static byte[] head(String boundary, String name) {
        var safe = name.replace("\"", "%22").replaceAll("[\\r\\n]", " ");
        return ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + safe
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private HttpURLConnection open(String method, String path, @Nullable String token, @Nullable String identity)
            throws IOException {
        var url = URI.create(withoutSlash(server.toString()) + path).toURL();
        var connection = (HttpURLConnection) url.openConnection(options.proxy());
        if (connection instanceof HttpsURLConnection https && options.trust() != null) {
            https.setSSLSocketFactory(options.trust());
        }
        connection.setRequestMethod(method);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout((int) options.connectTimeout().toMillis());
        connection.setReadTimeout((int) options.readTimeout().toMillis());
        connection.setRequestProperty("Accept", "application/json, application/problem+json");
        connection.setRequestProperty("User-Agent", "LANET-Agent/" + options.agentVersion());
        if (token != null) {
            connection.setRequestProperty("Authorization", "Bearer " + token);
        }
        if (identity != null) {
            connection.setRequestProperty("Idempotency-Key", identity);
        }
        return connection;
    }

    private static Answer received(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (status < 0) {
            throw new IOException("not an HTTP answer");
        }
        var body = body(status < 400 ? connection.getInputStream() : connection.getErrorStream());
        var date = connection.getDate();
        var at = date == 0 ? null : Instant.ofEpochMilli(date);
        var wait = wait(connection.getHeaderField("Retry-After"), at == null ? Instant.now() : at);
        return new Answer.Received(status, body, wait, at);
    }

    private static String body(@Nullable InputStream stream) throws IOException {
        if (stream == null) {
            return "";
        }
        try (stream) {
            var bytes = stream.readNBytes(MAX_ANSWER_BYTES + 1);
            if (bytes.length > MAX_ANSWER_BYTES) {
                throw new IOException("the server's answer is over " + MAX_ANSWER_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** Seconds, or a date by the server's own clock; nonsense counts as nothing, and more than an hour as an hour. */
    static Duration wait(@Nullable String retryAfter, Instant serverTime) {
        if (retryAfter == null) {
            return Duration.ZERO;
        }
        var most = Duration.ofHours(1);
        try {
            var wait = retryAfter.strip().matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(retryAfter.strip()))
                    : Duration.between(
                            serverTime, ZonedDateTime.parse(retryAfter.strip(), DateTimeFormatter.RFC_1123_DATE_TIME));
            return wait.isNegative() ? Duration.ZERO : wait.compareTo(most) > 0 ? most : wait;
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
