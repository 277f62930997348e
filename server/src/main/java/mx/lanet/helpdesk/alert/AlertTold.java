package mx.lanet.helpdesk.alert;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket was made of an alert, resolved or opened again. Heard after the commit. */
public record AlertTold(UUID clientId, UUID alertId, @Nullable UUID assetId) {}
