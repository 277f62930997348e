package mx.lanet.helpdesk.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * The hash that chains a record to the one before it: SHA-256 over the previous hash (32 zero bytes at the start) and
 * the record's fields in the order below. Each field is UTF-8 text with its length in bytes before it (4 bytes, big
 * endian), so that no two records have one form:
 *
 * <pre>
 * client id · position · time in microseconds since 1970 · actor kind · actor id or empty · actor name · address ·
 * action · subject kind · subject id · subject name · number of details · key and value of each detail, by key
 * </pre>
 */
final class ChainHash {
    static final byte[] START = new byte[32];

    private ChainHash() {}

    static byte[] of(byte[] previous, AuditRecord record) {
        try {
            var bytes = new ByteArrayOutputStream(512);
            var out = new DataOutputStream(bytes);
            out.write(previous);
            text(out, record.clientId().toString());
            text(out, Long.toString(record.position()));
            text(out, Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, record.at())));
            text(out, record.actorKind());
            text(out, record.actorId() == null ? "" : record.actorId().toString());
            text(out, record.actorName());
            text(out, record.address());
            text(out, record.action());
            text(out, record.subject().kind());
            text(out, record.subject().id());
            text(out, record.subject().name());
            text(out, Integer.toString(record.details().size()));
            for (Map.Entry<String, String> detail : record.details().entrySet()) {
                text(out, detail.getKey());
                text(out, detail.getValue());
            }
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }
}
