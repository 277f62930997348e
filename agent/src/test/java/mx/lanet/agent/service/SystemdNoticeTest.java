package mx.lanet.agent.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class SystemdNoticeTest {
    @TempDir
    private Path temp;

    /** What systemd does with its end of the socket. */
    public interface Receiver extends Library {
        int socket(int domain, int type, int protocol);

        int bind(int socket, byte[] address, int length);

        NativeLong recv(int socket, byte[] buffer, NativeLong length, int flags);

        int close(int socket);
    }

    @Test
    void what_is_sent_arrives_at_the_socket_that_systemd_names() {
        var path = temp.resolve("notify").toString();
        var calls = Native.load("c", Receiver.class);
        int socket = calls.socket(1, 2, 0);
        var address = ByteBuffer.allocate(path.length() + 3).order(ByteOrder.nativeOrder());
        address.putShort((short) 1).put(path.getBytes(StandardCharsets.UTF_8));
        assertThat(calls.bind(socket, address.array(), address.capacity())).isZero();

        SystemdNotice.of(Map.of("NOTIFY_SOCKET", path)).orElseThrow().send("WATCHDOG=1");

        var buffer = new byte[100];
        int length =
                calls.recv(socket, buffer, new NativeLong(buffer.length), 0).intValue();
        assertThat(new String(buffer, 0, length, StandardCharsets.UTF_8)).isEqualTo("WATCHDOG=1");
        calls.close(socket);
    }

    @Test
    void without_systemd_nothing_is_sent_and_a_third_of_its_patience_is_used() {
        assertThat(SystemdNotice.of(Map.of())).isEmpty();
        assertThat(SystemdNotice.of(Map.of("NOTIFY_SOCKET", "nonsense"))).isEmpty();
        assertThat(SystemdNotice.watchdog(Map.of("WATCHDOG_USEC", "30000000"))).contains(Duration.ofSeconds(10));
        assertThat(SystemdNotice.watchdog(Map.of())).isEmpty();
    }
}
