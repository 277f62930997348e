package mx.lanet.helpdesk.enrolment;

import java.time.Instant;
import java.util.UUID;

/**
 * An enrolment token without its secret.
 *
 * @param hint the token with its random part hidden
 * @param placeActive whether its client and site are active
 */
public record TokenSummary(
        UUID clientId,
        UUID tokenId,
        UUID siteId,
        String clientName,
        String siteName,
        String hint,
        TokenSettings settings,
        boolean placeActive,
        int uses,
        String createdByName,
        Instant createdAt,
        int version) {

    /** Whether a machine can join with it, and if not, why not. */
    public enum Status {
        USABLE,
        OFF,
        EXPIRED,
        USED_UP
    }

    public Status status(Instant now) {
        if (!settings.active() || !placeActive) {
            return Status.OFF;
        }
        if (settings.expiresAt() != null && !now.isBefore(settings.expiresAt())) {
            return Status.EXPIRED;
        }
        return settings.maxUses() != null && uses >= settings.maxUses() ? Status.USED_UP : Status.USABLE;
    }
}
