package mx.lanet.helpdesk.shared;

import java.util.Optional;
import java.util.UUID;

/**
 * Our program on an asset, known by its JWT.
 *
 * @param quarantined true while a person has not approved the asset: it may only send heartbeats
 */
public record Agent(UUID assetId, UUID clientId, UUID siteId, String computerName, boolean quarantined)
        implements Actor {
    @Override
    public Scope scope() {
        return new Scope.Client(clientId);
    }

    @Override
    public String name() {
        return computerName;
    }

    @Override
    public Optional<UUID> id() {
        return Optional.of(assetId);
    }

    @Override
    public String kind() {
        return "agent";
    }
}
