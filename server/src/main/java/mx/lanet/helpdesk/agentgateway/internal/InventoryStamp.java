package mx.lanet.helpdesk.agentgateway.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import mx.lanet.helpdesk.shared.Agent;

/**
 * What tells an inventory from another one without reading it: when it was collected, and a digest of all else. Only of
 * bodies that begin with asset and moment, as our own agent writes them.
 *
 * <p>The digest is the length and two checksums with different polynomials, 64 bits: against chance, at a twentieth of the time
 * of SHA-256. Whoever could make two inventories alike on purpose holds the machine, and may as well send the same one twice.
 */
record InventoryStamp(Instant collectedAt, byte[] digest) {
    private static final int BEGINNING = 200;
    private static final int DIGEST_BYTES = 32;
    private static final int PIECE = 16 * 1024;
    private static final Pattern START = Pattern.compile(
            "\\s*\\{\\s*\"asset_id\"\\s*:\\s*\"([0-9a-f-]{36})\"\\s*,\\s*\"collected_at\"\\s*:\\s*\"([^\"\\\\]{10,40})\"");

    /** Empty when the body begins otherwise, or names another asset. */
    static Optional<InventoryStamp> of(byte[] body, Agent agent) {
        String beginning = new String(body, 0, Math.min(BEGINNING, body.length), StandardCharsets.ISO_8859_1);
        Matcher start = START.matcher(beginning);
        if (!start.lookingAt() || !agent.assetId().equals(UUID.fromString(start.group(1)))) {
            return Optional.empty();
        }
        try {
            Instant collected = OffsetDateTime.parse(start.group(2)).toInstant();
            return Optional.of(new InventoryStamp(collected, digest(body, start.end())));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static byte[] digest(byte[] body, int from) {
        CRC32 one = new CRC32();
        CRC32C other = new CRC32C();
        // Piece by piece, so that the second one finds it in the processor's own memory.
        for (int at = from; at < body.length; at += PIECE) {
            int length = Math.min(PIECE, body.length - at);
            one.update(body, at, length);
            other.update(body, at, length);
        }
        ByteBuffer digest = ByteBuffer.allocate(DIGEST_BYTES)
                .putInt(body.length - from)
                .putInt((int) one.getValue())
                .putInt((int) other.getValue());
        return digest.array();
    }
}
