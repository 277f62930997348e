package mx.lanet.simulator.chaos;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads whole HTTP/1.1 requests, head and body, as bytes. */
final class Requests {
    private static final int LONGEST_HEAD = 64 << 10;
    private static final int LONGEST_BODY = 64 << 20;
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length:\\s*(\\d{1,9})\\s*$");

    private Requests() {}

    /** The next one; null when the sender is done. */
    static byte @Nullable [] next(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int last = 0;
        for (int read = in.read(); read >= 0; read = in.read()) {
            bytes.write(read);
            last = last << 8 | read;
            if (last == 0x0D0A0D0A) {
                return withBody(bytes, in);
            }
            if (bytes.size() > LONGEST_HEAD) {
                throw new IOException("a head that does not end");
            }
        }
        if (bytes.size() > 0) {
            throw new EOFException("half a head");
        }
        return null;
    }

    /** Those that agents send say how long they are. */
    private static byte[] withBody(ByteArrayOutputStream bytes, InputStream in) throws IOException {
        Matcher length = LENGTH.matcher(bytes.toString(StandardCharsets.ISO_8859_1));
        int wanted = length.find() ? Integer.parseInt(length.group(1)) : 0;
        if (wanted > LONGEST_BODY) {
            throw new IOException("a body of " + wanted + " bytes");
        }
        byte[] body = in.readNBytes(wanted);
        if (body.length < wanted) {
            throw new EOFException("half a body");
        }
        bytes.write(body);
        return bytes.toByteArray();
    }
}
