package mx.lanet.helpdesk.shared;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A signed-in person, read anew from the database for each request, so that a changed role or a withdrawn
 * client takes effect at once.
 *
 * @param clientId the own client; {@link #HOUSE} for staff
 * @param clients the clients that a technician serves; empty for everybody else
 * @param chosenClient the client chosen in the switcher, which narrows lists; null for all
 * @param locale the preferred language; null when the browser decides
 * @param theme auto, light or dark
 * @param zone the time zone in which times are shown to this person; null for the installation's
 * @param photo the version of the person's picture; 0 when there is none
 * @param factor the second factor, and when it was shown in this session
 */
public record Person(
        UUID userId,
        UUID clientId,
        Role role,
        String name,
        String login,
        Set<UUID> clients,
        @Nullable UUID chosenClient,
        @Nullable Locale locale,
        String theme,
        boolean mustChangePassword,
        @Nullable ZoneId zone,
        int photo,
        Factor factor)
        implements Actor {

    /** The client id that stands for the MSP itself. */
    public static final UUID HOUSE = new UUID(0, 0);

    public Person {
        clients = Set.copyOf(clients);
    }

    /**
     * A person's second factor.
     *
     * @param set whether there is one
     * @param demanded whether there must be one before anything else may be done
     * @param provenAt when it was last shown in this session; null when it was not
     */
    public record Factor(boolean set, boolean demanded, @Nullable Instant provenAt) {
        public static final Factor NONE = new Factor(false, false, null);
    }

    /** Somebody without a time zone of the own, without a picture and without a second factor. */
    public Person(
            UUID userId,
            UUID clientId,
            Role role,
            String name,
            String login,
            Set<UUID> clients,
            @Nullable UUID chosenClient,
            @Nullable Locale locale,
            String theme,
            boolean mustChangePassword) {
        this(
                userId,
                clientId,
                role,
                name,
                login,
                clients,
                chosenClient,
                locale,
                theme,
                mustChangePassword,
                null,
                0,
                Factor.NONE);
    }

    /** The same person, who has shown a second factor at this moment. */
    public Person proven(Instant at) {
        Factor shown = new Factor(true, factor.demanded(), at);
        return new Person(
                userId,
                clientId,
                role,
                name,
                login,
                clients,
                chosenClient,
                locale,
                theme,
                mustChangePassword,
                zone,
                photo,
                shown);
    }

    /** The same person of the team, within this client alone and with nobody's powers over the house. */
    public Person within(UUID client) {
        return new Person(
                userId,
                clientId,
                Role.TECHNICIAN,
                name,
                login,
                mayReach(client) ? Set.of(client) : Set.of(),
                null,
                locale,
                theme,
                mustChangePassword,
                zone,
                photo,
                factor);
    }

    /** Whether something has to be set up before anything else: a password of one's own, or a second factor. */
    public boolean isHeldBack() {
        return mustChangePassword || (factor.demanded() && !factor.set());
    }

    /** The person's own time zone, or this one. */
    public ZoneId zoneOr(ZoneId installations) {
        return zone == null ? installations : zone;
    }

    @Override
    public Scope scope() {
        return switch (role) {
            case SUPERADMIN -> new Scope.Everything();
            case TECHNICIAN -> new Scope.Clients(clients);
            case CLIENT_ADMIN, REQUESTER -> new Scope.Client(clientId);
        };
    }

    /** As {@link #scope()}, narrowed to the client chosen in the switcher: what lists and counters show. */
    public Scope listScope() {
        if (chosenClient == null || !role.isStaff() || !mayReach(chosenClient)) {
            return scope();
        }
        return new Scope.Clients(Set.of(chosenClient));
    }

    /** Whether rows of this client are within the person's scope. */
    public boolean mayReach(UUID client) {
        return switch (role) {
            case SUPERADMIN -> true;
            case TECHNICIAN -> clients.contains(client);
            case CLIENT_ADMIN, REQUESTER -> clientId.equals(client);
        };
    }

    public boolean isStaff() {
        return role.isStaff();
    }

    @Override
    public Optional<UUID> id() {
        return Optional.of(userId);
    }

    @Override
    public String kind() {
        return "person";
    }
}
