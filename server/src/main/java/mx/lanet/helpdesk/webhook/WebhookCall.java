package mx.lanet.helpdesk.webhook;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import mx.lanet.helpdesk.webhook.Outcome.Why;
import org.springframework.stereotype.Component;

/**
 * Posts once, by HTTP/1.1, to the address that {@link Doors} looked at: the JDK's client would look the name up again, and a
 * name may mean something else by then. The certificate must be the name's. No redirect is followed, no more is read than the
 * log shows, and all of it together takes {@link #PATIENCE} at most.
 */
@Component
class WebhookCall {
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final int CONNECT_MS = 5_000;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final Doors doors;

    WebhookCall(Doors doors) {
        this.doors = doors;
    }

    Outcome post(String address, Map<String, String> headers, byte[] body) {
        URI uri = Destination.read(address).orElse(null);
        if (uri == null) {
            return new Outcome.Failed(Why.ADDRESS, "");
        }
        boolean plain = uri.getScheme().equals("http");
        String host = uri.getHost().replaceAll("[\\[\\]]", "");
        List<InetAddress> found;
        try {
            found = doors.open(host, plain);
        } catch (UnknownHostException _) {
            return new Outcome.Failed(Why.UNKNOWN_HOST, host);
        } catch (Doors.Closed closed) {
            return new Outcome.Failed(Why.FORBIDDEN, String.valueOf(closed.getMessage()));
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : plain ? HTTP : HTTPS;
        return talk(new InetSocketAddress(found.getFirst(), port), plain ? "" : host, request(uri, headers, body));
    }

    private static byte[] request(URI uri, Map<String, String> headers, byte[] body) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        StringBuilder head = new StringBuilder("POST ")
                .append(path)
                .append(uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())
                .append(" HTTP/1.1\r\nHost: ")
                .append(uri.getHost())
                .append(uri.getPort() < 0 ? "" : ":" + uri.getPort())
                .append("\r\nUser-Agent: LANET-Helpdesk\r\nContent-Type: application/json\r\nConnection: close\r\n")
                .append("Content-Length: ")
                .append(body.length)
                .append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(body);
        return whole.toByteArray();
    }

    /** @param name whose certificate it must be; empty for none */
    private static Outcome talk(InetSocketAddress to, String name, byte[] request) {
        AtomicBoolean late = new AtomicBoolean();
        try (Socket socket = new Socket()) {
            CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> hangUp(socket, late));
            socket.connect(to, CONNECT_MS);
            Socket line = name.isEmpty() ? socket : encrypted(socket, name, to.getPort());
            line.getOutputStream().write(request);
            line.getOutputStream().flush();
            return answer(line.getInputStream());
        } catch (SocketTimeoutException _) {
            return new Outcome.Failed(Why.TIMEOUT, "");
        } catch (SSLException e) {
            return new Outcome.Failed(late.get() ? Why.TIMEOUT : Why.TLS, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Outcome.Failed(late.get() ? Why.TIMEOUT : Why.CONNECTION, String.valueOf(e.getMessage()));
        }
    }

    private static void hangUp(Socket socket, AtomicBoolean late) {
        late.set(!socket.isClosed());
        try {
            socket.close();
        } catch (IOException _) {
            // Who waits for it is told by its own exception.
        }
    }

    private static Socket encrypted(Socket socket, String name, int port) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket encrypted = (SSLSocket) factory.createSocket(socket, name, port, true);
        SSLParameters parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        return encrypted;
    }

    private static Outcome answer(InputStream in) throws IOException {
        HttpAnswer answer = HttpAnswer.read(new BufferedInputStream(in));
        return answer.status() == 0
                ? new Outcome.Failed(Why.NOT_HTTP, "")
                : new Outcome.Answered(answer.status(), answer.beginning());
    }
}
