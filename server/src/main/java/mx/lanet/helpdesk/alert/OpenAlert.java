package mx.lanet.helpdesk.alert;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An open alert of a machine, as its heartbeat meets it.
 *
 * @param severity info, warning or critical
 * @param byServer the server saw it: no reading of a heartbeat ends it
 */
public record OpenAlert(
        UUID clientId,
        UUID assetId,
        UUID alertId,
        String kind,
        String subject,
        String severity,
        @Nullable Double threshold,
        boolean byServer) {}
