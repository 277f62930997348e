package mx.lanet.agent.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A call with exactly these headers; what came back, whole. */
final class RawCall {
    private static final int PATIENCE_MILLIS = 30_000;

    private RawCall() {}

    static String of(int port, String method, String path, String headers, String body) throws IOException {
        var content = body.getBytes(StandardCharsets.UTF_8);
        var length = content.length == 0 && method.equals("GET") ? "" : "Content-Length: " + content.length + "\r\n";
        return of(
                port,
                method + " " + path + " HTTP/1.1\r\n" + headers + "\r\n" + length + "Connection: close\r\n\r\n" + body);
    }

    /** The same of bytes that need not be a request. */
    static String of(int port, String bytes) throws IOException {
        try (var socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
