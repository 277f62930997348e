package mx.lanet.helpdesk.apikey;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.shared.KeyScope;

/** A key that somebody wants; the name has 1 to {@value #LONGEST_NAME} characters, the scopes are one or more. */
public record KeyWish(UUID clientId, UUID siteId, String name, Set<KeyScope> scopes, Instant expiresAt) {
    public static final int LONGEST_NAME = 100;

    public KeyWish {
        scopes = Set.copyOf(scopes);
        if (name.isBlank() || name.length() > LONGEST_NAME || scopes.isEmpty()) {
            throw new IllegalArgumentException("a key has a name and opens something");
        }
    }
}
