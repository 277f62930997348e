package mx.lanet.simulator.chaos;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import mx.lanet.simulator.wire.AnswerReader;

/**
 * The network between agents and their server: takes one whole request after the other and does with it as its
 * {@link Fate} is. What passes, passes byte for byte.
 */
final class FaultProxy implements AutoCloseable {
    private static final int MOST_PATIENCE_MILLIS = 30_000;
    private static final int DROPS = 10;
    private static final int PAUSE_MILLIS = 40;

    private final ServerSocket door;
    private final int serverPort;
    private final Weather weather;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private FaultProxy(ServerSocket door, int serverPort, Weather weather) {
        this.door = door;
        this.serverPort = serverPort;
        this.weather = weather;
    }

    /** Listens on a free port of this machine, in front of another one. */
    static FaultProxy before(int serverPort, Weather weather) throws IOException {
        FaultProxy proxy =
                new FaultProxy(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), serverPort, weather);
        proxy.threads.execute(proxy::accept);
        return proxy;
    }

    int port() {
        return door.getLocalPort();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                // Only the closed door fails.
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            client.setSoTimeout(MOST_PATIENCE_MILLIS);
            InputStream in = new BufferedInputStream(client.getInputStream());
            byte[] request = Requests.next(in);
            while (request != null && pass(request, client)) {
                request = Requests.next(in);
            }
        } catch (IOException | InterruptedException e) {
            // One side has gone, by a fault of ours or because it was killed: so has the connection.
            return;
        }
    }

    /** Whether the connection lives on. */
    private boolean pass(byte[] request, Socket client) throws IOException, InterruptedException {
        return switch (weather.next()) {
            case PASS -> relay(client, exchange(request, 0));
            case TWICE -> {
                exchange(request, 0);
                yield relay(client, exchange(request, 0));
            }
            case SLOW -> {
                Answered answered = exchange(request, PAUSE_MILLIS);
                write(client.getOutputStream(), answered.bytes(), PAUSE_MILLIS);
                yield answered.kept();
            }
            case RESET -> reset(client);
            case CUT_IN_REQUEST -> {
                sendPart(request, true);
                yield reset(client);
            }
            case HALF_REQUEST -> {
                sendPart(request, false);
                yield reset(client);
            }
            case LOST_ANSWER -> {
                exchange(request, 0);
                yield reset(client);
            }
            case CUT_IN_ANSWER -> {
                byte[] answer = exchange(request, 0).bytes();
                client.getOutputStream().write(answer, 0, weather.cut(answer.length));
                client.getOutputStream().flush();
                yield false;
            }
            case BLACK_HOLE -> {
                client.getInputStream().transferTo(OutputStream.nullOutputStream());
                yield false;
            }
        };
    }

    /** The server's whole answer, and whether it would keep the connection. */
    private record Answered(byte[] bytes, boolean kept) {}

    private Answered exchange(byte[] request, int pauseMillis) throws IOException, InterruptedException {
        try (Socket server = connect()) {
            write(server.getOutputStream(), request, pauseMillis);
            AnswerReader reader = new AnswerReader(false);
            reader.begin();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            byte[] buffer = new byte[16 << 10];
            boolean whole = false;
            while (!whole) {
                int count = server.getInputStream().read(buffer);
                if (count < 0) {
                    throw new EOFException("the server ended in the middle of an answer");
                }
                answer.write(buffer, 0, count);
                whole = reader.read(ByteBuffer.wrap(buffer, 0, count));
            }
            return new Answered(answer.toByteArray(), reader.keptAlive());
        }
    }

    private static boolean relay(Socket client, Answered answered) throws IOException {
        client.getOutputStream().write(answered.bytes());
        client.getOutputStream().flush();
        return answered.kept();
    }

    private void sendPart(byte[] request, boolean thenReset) throws IOException {
        try (Socket server = connect()) {
            server.getOutputStream().write(request, 0, weather.cut(request.length));
            server.getOutputStream().flush();
            if (thenReset) {
                reset(server);
            } else {
                server.shutdownOutput();
                server.getInputStream().transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    private Socket connect() throws IOException {
        Socket server = new Socket();
        server.setTcpNoDelay(true);
        server.setSoTimeout(MOST_PATIENCE_MILLIS);
        server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort), MOST_PATIENCE_MILLIS);
        return server;
    }

    private static void write(OutputStream out, byte[] bytes, int pauseMillis)
            throws IOException, InterruptedException {
        if (pauseMillis == 0) {
            out.write(bytes);
            return;
        }
        int drop = Math.ceilDiv(bytes.length, DROPS);
        for (int from = 0; from < bytes.length; from += drop) {
            out.write(bytes, from, Math.min(drop, bytes.length - from));
            out.flush();
            Thread.sleep(pauseMillis);
        }
    }

    /** Without a farewell: what was under way is thrown away by both ends. */
    private static boolean reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
        return false;
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
