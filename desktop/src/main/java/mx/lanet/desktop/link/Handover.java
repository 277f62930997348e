package mx.lanet.desktop.link;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One desktop for each session: who comes second hands over its one word, such as {@code report}, and ends. The socket
 * stands in a folder that only this person can enter.
 */
public final class Handover implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);
    private static final int LONGEST_WORD = 20;

    private final Path file;
    private final ServerSocketChannel door;

    private Handover(Path file, ServerSocketChannel door) {
        this.file = file;
        this.door = door;
    }

    /** Hands the word to the desktop that runs; false when none does. */
    public static boolean give(Path file, String word) {
        if (!Files.exists(file)) {
            return false;
        }
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
            channel.write(ByteBuffer.wrap(word.getBytes(StandardCharsets.UTF_8)));
            return true;
        } catch (IOException e) {
            // Left behind by one that was killed.
            return false;
        }
    }

    /** Takes words from now on; empty when that cannot be, which costs no more than a second window. */
    public static Optional<Handover> open(Path file, Consumer<String> listener) {
        try {
            Files.deleteIfExists(file);
            var door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            door.bind(UnixDomainSocketAddress.of(file));
            var handover = new Handover(file, door);
            Thread.ofPlatform().name("handover").daemon().start(() -> handover.serve(listener));
            return Optional.of(handover);
        } catch (IOException e) {
            LOG.atWarn().log("a second desktop cannot hand over to this one: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private void serve(Consumer<String> listener) {
        while (door.isOpen()) {
            try (var caller = door.accept()) {
                var word = ByteBuffer.allocate(LONGEST_WORD);
                while (caller.read(word) > 0) {
                    // Until its end, or until the word is as long as words are.
                }
                listener.accept(new String(word.array(), 0, word.position(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                LOG.atDebug().log("nobody handed over anything: {}", e.getMessage());
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        Files.deleteIfExists(file);
    }
}
