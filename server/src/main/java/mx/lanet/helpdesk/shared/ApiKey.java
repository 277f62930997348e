package mx.lanet.helpdesk.shared;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program of a client, known by an API key of the console.
 *
 * @param prefix the part of the key that is no secret
 * @param siteId {@link Person#HOUSE} for none
 * @param name what people call it
 * @param person for whom it acts at the REST API, within its client; null where it opens nothing there
 */
public record ApiKey(
        UUID keyId,
        UUID clientId,
        UUID siteId,
        String prefix,
        String name,
        Set<KeyScope> scopes,
        @Nullable Person person)
        implements Actor {
    public ApiKey {
        scopes = Set.copyOf(scopes);
    }

    /** What may be shown of its text. */
    public String hint() {
        return "lanet_" + prefix + "_…";
    }

    @Override
    public Scope scope() {
        return new Scope.Client(clientId);
    }

    @Override
    public Optional<UUID> id() {
        return Optional.of(keyId);
    }

    @Override
    public String kind() {
        return "api_key";
    }
}
