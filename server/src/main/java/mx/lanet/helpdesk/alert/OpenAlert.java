package mx.lanet.helpdesk.alert;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An open alert of a machine, as its heartbeat meets it.
 *
 * @param severity info, warning or critical
 * @param isToldOf who raised it tells when it is over, the server or an agent that names its alerts: no reading ends it
 */
public record OpenAlert(
        UUID clientId,
        UUID assetId,
        UUID alertId,
        String kind,
        String subject,
        String severity,
        @Nullable Double threshold,
        boolean isToldOf) {}
