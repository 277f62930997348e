package mx.lanet.helpdesk.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A one-time link for somebody who has no password yet.
 *
 * @param madeBy the name of who invited
 */
public record Invitation(
        UUID clientId,
        UUID id,
        UUID userId,
        String madeBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant usedAt,
        @Nullable Instant revokedAt) {}
