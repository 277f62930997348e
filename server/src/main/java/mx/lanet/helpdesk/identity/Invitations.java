package mx.lanet.helpdesk.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * One-time links for people who have no password yet. The superadmin makes them for everybody, a client_admin for the
 * people of the own client. A new link takes back the one before. {@link Joining} is the other end.
 */
@Service
public class Invitations {
    /** How long a link can be used. */
    public static final Duration LIFE = Duration.ofDays(7);

    private final Newcomers newcomers;
    private final UsersTable users;
    private final InvitationTable table;
    private final Tenancy tenancy;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Invitations(
            Newcomers newcomers,
            UsersTable users,
            InvitationTable table,
            Tenancy tenancy,
            Audit audit,
            ApplicationEventPublisher events,
            Ids ids,
            Clock clock) {
        this.newcomers = newcomers;
        this.users = users;
        this.table = table;
        this.tenancy = tenancy;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** What the link must hold; it can be read this once. */
    public record Issued(User user, Secret token, Instant expiresAt) {}

    /** Makes a user without a password, and the link. An empty login becomes the e-mail address or the name. */
    public Issued invite(Person person, String login, Users.Draft draft) {
        Users.mustEdit(person, draft);
        return tenancy.call(person.scope(), () -> issue(person, newcomers.make(person, login, draft)));
    }

    /** A link for somebody who has no password yet; refused with the code {@code has_joined} for everybody else. */
    public Issued issue(Person person, UUID userId) {
        return tenancy.call(person.scope(), () -> {
            User user = existing(person, userId);
            Users.mustEdit(person, user);
            if (user.awaitedSince() == null || !user.active()) {
                throw Problem.of(409, "has_joined").refusal();
            }
            return issue(person, user);
        });
    }

    /** In the caller's open transaction, for somebody who was looked at already. */
    Issued issue(Person person, User user) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Secret token = InvitationToken.generate();
        table.revoke(user.clientId(), user.id(), now);
        Invitation invitation =
                new Invitation(user.clientId(), ids.next(), user.id(), person.name(), now, now.plus(LIFE), null, null);
        table.insert(invitation, InvitationToken.hash(token));
        audit.record(person, "user.invited", user.clientId(), Subject.of("user", user.id(), user.name()), Map.of());
        events.publishEvent(new PersonInvited(user.clientId(), user.id(), token, person.name()));
        return new Issued(user, token, invitation.expiresAt());
    }

    /** Takes the person's link back; false when there was none. */
    public boolean revoke(Person person, UUID userId) {
        return tenancy.call(person.scope(), () -> {
            User user = existing(person, userId);
            Users.mustEdit(person, user);
            boolean revoked = table.revoke(user.clientId(), userId, clock.instant());
            if (revoked) {
                audit.record(
                        person,
                        "user.invitation_revoked",
                        user.clientId(),
                        Subject.of("user", userId, user.name()),
                        Map.of());
            }
            return revoked;
        });
    }

    /** The link that can still be used, without what stands in it. */
    public Optional<Invitation> open(Person person, User user) {
        if (!Users.mayEdit(person, user) || user.awaitedSince() == null) {
            return Optional.empty();
        }
        return tenancy.call(person.scope(), () -> table.openOf(user.clientId(), user.id()))
                .filter(invitation -> invitation.expiresAt().isAfter(clock.instant()));
    }

    private User existing(Person person, UUID userId) {
        return users.findById(Reach.of(person.scope()), userId)
                .orElseThrow(() -> Problem.notFound().refusal());
    }
}
