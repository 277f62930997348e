package mx.lanet.helpdesk.apikey;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.shared.KeyScope;
import mx.lanet.helpdesk.shared.Person;

/**
 * A key that somebody wants; the name has 1 to {@value #LONGEST_NAME} characters, the scopes are one or more.
 *
 * @param siteId {@link Person#HOUSE} for none: then no scope is of machines
 * @param machines how many new machines may join with it, 1 to {@value #MOST_MACHINES}
 */
public record KeyWish(UUID clientId, UUID siteId, String name, Set<KeyScope> scopes, Instant expiresAt, int machines) {
    public static final int LONGEST_NAME = 100;
    /** More than the machines of one site; who has more says so. */
    public static final int USUAL_MACHINES = 500;

    public static final int MOST_MACHINES = 100_000;

    public KeyWish {
        scopes = Set.copyOf(scopes);
        if (name.isBlank()
                || name.length() > LONGEST_NAME
                || scopes.isEmpty()
                || siteId.equals(Person.HOUSE) && !scopes.stream().allMatch(KeyScope::isOfRestApi)
                || machines < 1
                || machines > MOST_MACHINES) {
            throw new IllegalArgumentException("a key has a name and opens something");
        }
    }
}
