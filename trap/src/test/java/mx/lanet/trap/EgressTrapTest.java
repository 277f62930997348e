package mx.lanet.trap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 192.0.2.0/24 is for documentation: nobody is there, and no router knows the way. */
class EgressTrapTest {
    private static final InetSocketAddress NOWHERE = new InetSocketAddress("192.0.2.1", 9);

    @BeforeEach
    void set() {
        EgressTrap.set();
        EgressTrap.emptied();
    }

    @AfterEach
    void empty() {
        EgressTrap.emptied();
    }

    @Test
    void a_socket_is_caught() throws IOException {
        try (Socket socket = new Socket()) {
            failing(() -> socket.connect(NOWHERE, 50));
        }

        assertThat(where()).containsExactly("TCP /192.0.2.1");
    }

    @Test
    void a_channel_is_caught() throws IOException {
        try (SocketChannel channel = SocketChannel.open()) {
            channel.configureBlocking(false);
            failing(() -> channel.connect(NOWHERE));
        }

        assertThat(where()).containsExactly("TCP /192.0.2.1");
    }

    @Test
    void an_http_client_is_caught() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var unused = client.sendAsync(
                    HttpRequest.newBuilder(URI.create("http://192.0.2.1/")).build(),
                    HttpResponse.BodyHandlers.discarding());
            await().until(() -> where().contains("TCP /192.0.2.1"));
            client.shutdownNow();
        }
    }

    @Test
    void packets_are_caught() throws IOException {
        try (DatagramSocket socket = new DatagramSocket();
                DatagramChannel channel = DatagramChannel.open()) {
            failing(() -> socket.send(new DatagramPacket(new byte[1], 1, NOWHERE)));
            failing(() -> channel.send(ByteBuffer.allocate(1), NOWHERE));
        }

        assertThat(where()).containsExactly("UDP /192.0.2.1:9", "UDP /192.0.2.1:9");
    }

    @Test
    void a_question_to_dns_is_caught_in_both_directions() throws IOException {
        failing(() -> InetAddress.getByName("cebo.invalid"));
        InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1}).getCanonicalHostName();

        assertThat(where()).contains("DNS cebo.invalid", "DNS 192.0.2.1");
    }

    @Test
    void this_machine_is_no_escape() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new Socket("localhost", server.getLocalPort())) {
            assertThat(socket.isConnected()).isTrue();
        }
        InetAddress.getLocalHost();

        assertThat(EgressTrap.caught()).isEmpty();
    }

    /** Whether it fails depends on how this machine is connected; that it was tried does not. */
    private static void failing(ThrowingCallable attempt) {
        Throwable failure = catchThrowable(attempt);
        assertThat(failure)
                .satisfiesAnyOf(f -> assertThat(f).isNull(), f -> assertThat(f).isInstanceOf(IOException.class));
    }

    private static List<String> where() {
        return EgressTrap.caught().stream().map(Escape::where).toList();
    }
}
