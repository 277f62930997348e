package mx.lanet.helpdesk.alert;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert opened, closed, or somebody decided something about it. Published after the commit.
 *
 * @param assetId the machine that it is about; null for one of a site or a job
 */
public record AlertChanged(UUID clientId, UUID alertId, @Nullable UUID assetId) {}
