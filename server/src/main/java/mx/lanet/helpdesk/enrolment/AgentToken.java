package mx.lanet.helpdesk.enrolment;

import java.time.Instant;
import java.util.UUID;

/**
 * What a verified JWT of an agent says.
 *
 * @param pending issued to an asset in quarantine
 * @param epoch of the credential that it was issued for; a revocation raises it
 */
public record AgentToken(
        UUID assetId, UUID clientId, UUID siteId, String computerName, boolean pending, int epoch, Instant expiresAt) {}
