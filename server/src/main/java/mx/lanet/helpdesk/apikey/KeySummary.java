package mx.lanet.helpdesk.apikey;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API key as people see it, without its secret.
 *
 * @param prefix by which it is told from others
 * @param scopes words of {@link mx.lanet.helpdesk.shared.KeyScope}
 * @param placeActive whether client and site are in use
 * @param siteId {@link mx.lanet.helpdesk.shared.Person#HOUSE} for none
 * @param clientName empty for the house
 * @param userId for whom it acts at the REST API; null of one from before there were such keys
 * @param machinesMost how many new machines may join with it
 * @param machinesNew how many did
 * @param lastUsedAt to the minute; null when nobody used it
 */
public record KeySummary(
        UUID clientId,
        UUID keyId,
        UUID siteId,
        String clientName,
        String siteName,
        String prefix,
        String name,
        List<String> scopes,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        String revokedByName,
        boolean placeActive,
        @Nullable Instant lastUsedAt,
        String lastUsedFrom,
        String createdByName,
        Instant createdAt,
        int machinesMost,
        int machinesNew,
        int version,
        @Nullable UUID userId) {
    /** So long before its end people are warned. */
    public static final Duration WARNED = Duration.ofDays(14);

    public KeySummary {
        scopes = List.copyOf(scopes);
    }

    /** Whether it opens anything, and if not, why not. */
    public enum Status {
        USABLE,
        ENDING,
        EXPIRED,
        OFF,
        REVOKED
    }

    public Status status(Instant now) {
        if (revokedAt != null) {
            return Status.REVOKED;
        }
        if (!now.isBefore(expiresAt)) {
            return Status.EXPIRED;
        }
        if (!placeActive) {
            return Status.OFF;
        }
        return now.isBefore(expiresAt.minus(WARNED)) ? Status.USABLE : Status.ENDING;
    }

    public boolean opens(Instant now) {
        return switch (status(now)) {
            case USABLE, ENDING -> true;
            case EXPIRED, OFF, REVOKED -> false;
        };
    }

    /** As it begins, for people who compare it with what a program has. */
    public String hint() {
        return KeyText.BEGINNING + prefix + "_…";
    }
}
