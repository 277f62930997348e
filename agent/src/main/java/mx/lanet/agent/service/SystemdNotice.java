package mx.lanet.agent.service;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells systemd how the service stands, as sd_notify(3) does; nothing where it did not start us. */
public final class SystemdNotice {
    private static final Logger LOG = LoggerFactory.getLogger(SystemdNotice.class);
    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int MOST_PATH = 107;

    private final byte[] address;

    private SystemdNotice(byte[] address) {
        this.address = address;
    }

    /** The three calls of a datagram. Public, since JNA implements it. */
    public interface Socket extends Library {
        int socket(int domain, int type, int protocol) throws LastErrorException;

        NativeLong sendto(int socket, byte[] text, NativeLong length, int flags, byte[] address, int addressLength)
                throws LastErrorException;

        int close(int socket) throws LastErrorException;
    }

    /** Empty unless {@code NOTIFY_SOCKET} names a socket. */
    public static Optional<SystemdNotice> of(Map<String, String> environment) {
        var path = environment.getOrDefault("NOTIFY_SOCKET", "").getBytes(StandardCharsets.UTF_8);
        boolean usable = path.length > 1 && path.length <= MOST_PATH && (path[0] == '/' || path[0] == '@');
        if (!usable) {
            return Optional.empty();
        }
        var bytes =
                ByteBuffer.allocate(2 + path.length + (path[0] == '/' ? 1 : 0)).order(ByteOrder.nativeOrder());
        bytes.putShort((short) AF_UNIX);
        // An @ stands for the NUL with which a name without a file begins.
        bytes.put(path[0] == '@' ? (byte) 0 : path[0]).put(path, 1, path.length - 1);
        return Optional.of(new SystemdNotice(bytes.array()));
    }

    /** How often {@code WATCHDOG=1} is wanted: a third of {@code WATCHDOG_USEC}, so that two may be late. */
    public static Optional<Duration> watchdog(Map<String, String> environment) {
        try {
            long micros = Long.parseLong(environment.getOrDefault("WATCHDOG_USEC", "0"));
            return micros <= 0 ? Optional.empty() : Optional.of(Duration.ofNanos(micros * 1_000 / 3));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Such as {@code READY=1}, {@code WATCHDOG=1}, {@code STOPPING=1}. */
    public void send(String state) {
        try {
            var calls = Native.load("c", Socket.class);
            int socket = calls.socket(AF_UNIX, SOCK_DGRAM, 0);
            try {
                var text = state.getBytes(StandardCharsets.UTF_8);
                calls.sendto(socket, text, new NativeLong(text.length), 0, address, address.length);
            } finally {
                calls.close(socket);
            }
        } catch (LastErrorException | UnsatisfiedLinkError e) {
            LOG.atWarn().log("systemd was not told {}: {}", state, e.getMessage());
        }
    }
}
