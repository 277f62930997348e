package mx.lanet.agent.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.IntSupplier;
import mx.lanet.agent.link.ServerLink;
import mx.lanet.agent.store.PrivateFiles;

/** What has come of a file so far; it grows at its end, and never over the size that was ordered. */
final class PartFile implements Ongoing.Spoken {
    private final Path path;
    private final long size;
    private final Pace pace;
    private boolean tooLong;

    /** @param kilobytesPerSecond what of the line it may take; 0 for all of it */
    PartFile(Path path, long size, IntSupplier kilobytesPerSecond) throws IOException {
        this.path = path;
        this.size = size;
        this.pace = new Pace(kilobytesPerSecond);
        PrivateFiles.touch(path);
    }

    Path path() {
        return path;
    }

    long length() {
        try {
            return Files.size(path);
        } catch (IOException e) {
            return 0;
        }
    }

    boolean isWhole() {
        return length() == size && !tooLong;
    }

    boolean isTooLong() {
        return tooLong || length() > size;
    }

    /** Takes what the server sends from a byte on, until it is told to stop. */
    ServerLink.Sink sink(Ongoing ongoing) {
        return (from, in) -> {
            try (var out = FileChannel.open(path, StandardOpenOption.WRITE)) {
                out.truncate(from);
            }
            try (var out = Files.newOutputStream(path, StandardOpenOption.APPEND)) {
                var buffer = new byte[64 << 10];
                long at = from;
                pace.begin();
                for (int n = in.read(buffer, 0, pace.piece()); n >= 0; n = in.read(buffer, 0, pace.piece())) {
                    at += n;
                    if (at > size) {
                        tooLong = true;
                        throw new IOException("more than was ordered");
                    }
                    if (ongoing.stop() != null) {
                        throw new IOException("stopped");
                    }
                    out.write(buffer, 0, n);
                    ongoing.awaitStop(pace.pause(n));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("stopped", e);
            }
        };
    }

    void force() throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
        PrivateFiles.touch(path);
    }

    @Override
    public String stdoutTail() {
        return length() + " / " + size;
    }

    @Override
    public String stderrTail() {
        return "";
    }

    @Override
    public long bytes() {
        return length();
    }
}
