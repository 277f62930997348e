package mx.lanet.helpdesk.agentgateway.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.shared.Agent;

/**
 * What tells an inventory from another one without reading it: when it was collected, and a digest of all else. Only of
 * bodies that begin with asset and moment, as our own agent writes them.
 */
record InventoryStamp(Instant collectedAt, byte[] digest) {
    private static final int BEGINNING = 200;
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
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(body, start.end(), body.length - start.end());
            return Optional.of(new InventoryStamp(collected, sha.digest()));
        } catch (DateTimeException _) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
