package mx.lanet.simulator.load;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import mx.lanet.simulator.wire.AnswerReader;
import mx.lanet.simulator.wire.ServerAddress;
import org.jspecify.annotations.Nullable;

/** One kept connection and the heartbeat that is under way on it. For the thread of its loop. */
final class AgentConnection {
    private static final int LONGEST_PAUSE_DOUBLINGS = 6;
    private static final long FIRST_PAUSE_NANOS = 50_000_000;

    private final ServerAddress server;
    private final ByteBuffer out = ByteBuffer.allocateDirect(Requests.MOST_BYTES);
    private final AnswerReader reader = new AnswerReader(false);
    private @Nullable SocketChannel channel;
    private @Nullable SelectionKey key;
    private int failuresInARow;

    /** When the heartbeat under way was due; meaningless while none is. */
    long due;

    /** When it was sent, or when the connection was begun. */
    long since;

    /** When a resting connection may go on. */
    long restsUntil;

    boolean busy;

    AgentConnection(ServerAddress server) {
        this.server = server;
    }

    boolean isOpen() {
        return channel != null;
    }

    /** Begins to connect; the loop hears of the end. */
    void connect(Selector selector, long now) throws IOException {
        SocketChannel fresh = SocketChannel.open();
        channel = fresh;
        since = now;
        fresh.configureBlocking(false);
        fresh.setOption(StandardSocketOptions.TCP_NODELAY, true);
        key = fresh.register(selector, SelectionKey.OP_CONNECT, this);
        fresh.connect(server.socketAddress());
    }

    /** True when the connection stands. */
    boolean finishConnect() throws IOException {
        boolean stands = opened().finishConnect();
        if (stands) {
            interest(SelectionKey.OP_READ);
        }
        return stands;
    }

    /** Sends what the request writer appends. */
    void send(Requests requests, Reporter reporter, long epochMillis) throws IOException {
        out.clear();
        requests.write(out, reporter, epochMillis);
        out.flip();
        reader.begin();
        busy = true;
        flush();
    }

    /** Goes on with a request that did not fit into the socket's buffer at once. */
    void flush() throws IOException {
        opened().write(out);
        interest(out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** Reads what has come; the answer when it is whole. */
    @Nullable
    AnswerReader receive(ByteBuffer buffer) throws IOException {
        buffer.clear();
        if (opened().read(buffer) < 0) {
            throw new IOException("closed");
        }
        buffer.flip();
        if (!busy) {
            throw new IOException("an answer without a request");
        }
        if (!reader.read(buffer)) {
            return null;
        }
        busy = false;
        failuresInARow = 0;
        return reader;
    }

    void close() {
        busy = false;
        SocketChannel open = channel;
        channel = null;
        key = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // Nothing was to come over it any more, and the next connection is a fresh one.
            }
        }
    }

    /** Closes it after a failure, for longer with each one in a row. */
    void fail(long now) {
        close();
        restsUntil = now + (FIRST_PAUSE_NANOS << Math.min(failuresInARow, LONGEST_PAUSE_DOUBLINGS));
        failuresInARow++;
    }

    private void interest(int operations) {
        SelectionKey registered = key;
        if (registered != null && registered.interestOps() != operations) {
            registered.interestOps(operations);
        }
    }

    private SocketChannel opened() throws IOException {
        SocketChannel open = channel;
        if (open == null) {
            throw new IOException("closed");
        }
        return open;
    }
}
