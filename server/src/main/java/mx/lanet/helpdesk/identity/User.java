package mx.lanet.helpdesk.identity;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * A person with a login.
 *
 * @param clientId the own client; {@link Person#HOUSE} for staff
 * @param login lower case, once in the whole installation, never changed
 * @param locale null when the browser decides
 * @param theme auto, light or dark
 * @param awaitedSince since when we wait for the person to set a password; null for who has one
 * @param zone null where the client's holds
 * @param photo the version of the picture; 0 when there is none
 * @param version for optimistic locking
 */
public record User(
        UUID clientId,
        UUID id,
        String login,
        String name,
        String email,
        String phone,
        String department,
        Role role,
        @Nullable UUID siteId,
        @Nullable Locale locale,
        String theme,
        boolean active,
        @Nullable Instant lastLoginAt,
        Instant createdAt,
        @Nullable Instant awaitedSince,
        @Nullable ZoneId zone,
        int photo,
        int version) {

    /**
     * As a request of this person would be, with no client chosen and with a password that need not be changed.
     *
     * @param clients whom a technician serves; none for others
     */
    public Person asPerson(Set<UUID> clients) {
        return new Person(id, clientId, role, name, login, clients, null, locale, theme, false);
    }

    /** The same for somebody who serves nobody, or of whom it does not matter. */
    public Person asPerson() {
        return asPerson(Set.of());
    }
}
