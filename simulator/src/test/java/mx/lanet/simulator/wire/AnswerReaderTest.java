package mx.lanet.simulator.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {
    private final AnswerReader reader = new AnswerReader(true);

    @Test
    void readsASizedAnswerByteByByte() throws IOException {
        ByteBuffer answer = bytes("HTTP/1.1 200 \r\nContent-Type: a/b\r\ncontent-LENGTH: 5\r\n\r\nhola!");
        reader.begin();

        boolean whole = false;
        while (answer.hasRemaining() && !whole) {
            whole = reader.read(ByteBuffer.wrap(new byte[] {answer.get()}));
        }

        assertThat(whole).isTrue();
        assertThat(reader.status()).isEqualTo(200);
        assertThat(reader.keptAlive()).isTrue();
        assertThat(new String(reader.body(), UTF_8)).isEqualTo("hola!");
    }

    @Test
    void readsChunksAndTrailers() throws IOException {
        reader.begin();

        boolean whole = reader.read(bytes("HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "4;x=y\r\nuno,\r\nA\r\n dos, tres\r\n0\r\nTrailer: t\r\n\r\n"));

        assertThat(whole).isTrue();
        assertThat(new String(reader.body(), UTF_8)).isEqualTo("uno, dos, tres");
    }

    @Test
    void leavesTheNextAnswerUntouched() throws IOException {
        ByteBuffer two = bytes("HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 503 \r\nRetry-After: 7\r\nConnection: close\r\n"
                + "Content-Length: 0\r\n\r\n");

        reader.begin();
        assertThat(reader.read(two)).isTrue();
        assertThat(reader.status()).isEqualTo(204);

        reader.begin();
        assertThat(reader.read(two)).isTrue();
        assertThat(reader.status()).isEqualTo(503);
        assertThat(reader.retryAfterSeconds()).isEqualTo(7);
        assertThat(reader.keptAlive()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.0 200 OK\r\n",
                "SSH-2.0-OpenSSH_9.2\r\n",
                "HTTP/1.1 2x0 OK\r\n",
                "HTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
            })
    void refusesWhatIsNotHttpAsItCanBeRead(String nonsense) {
        reader.begin();

        assertThatThrownBy(() -> reader.read(bytes(nonsense))).isInstanceOf(IOException.class);
    }

    @Test
    void refusesAnEndlessLine() {
        reader.begin();

        assertThatThrownBy(() -> reader.read(bytes("H".repeat(20_000)))).isInstanceOf(IOException.class);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }
}
