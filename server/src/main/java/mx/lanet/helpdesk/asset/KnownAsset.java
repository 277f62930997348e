package mx.lanet.helpdesk.asset;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An asset as far as enrolment and commands must know it.
 *
 * @param claims in quarantine: the asset whose identity it claims
 */
public record KnownAsset(
        UUID clientId, UUID assetId, UUID siteId, String name, AssetState state, @Nullable UUID claims) {}
