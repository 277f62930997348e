package mx.lanet.helpdesk.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Service;

/**
 * The invited person's side of a link: looking at it changes nothing, since mail programs look at links, too; setting a
 * password uses it up.
 */
@Service
public class Joining {
    /** Where a link leads, before its token. */
    public static final String PATH = "/join/";

    private static final Set<String> LANGUAGES = Set.of("", "es", "en");

    private final InvitationTable invitations;
    private final UsersTable users;
    private final CredentialsTable credentials;
    private final Clients clients;
    private final Passwords passwords;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Clock clock;

    Joining(
            InvitationTable invitations,
            UsersTable users,
            CredentialsTable credentials,
            Clients clients,
            Passwords passwords,
            Tenancy tenancy,
            Audit audit,
            Clock clock) {
        this.invitations = invitations;
        this.users = users;
        this.credentials = credentials;
        this.clients = clients;
        this.passwords = passwords;
        this.tenancy = tenancy;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a link is worth now. */
    public sealed interface Standing {
        /** It can be used. */
        record Usable(User user, Invitation invitation, String clientName) implements Standing {}

        /** Its seven days are over. */
        record Expired() implements Standing {}

        /** Somebody set a password with it; that password lets in. */
        record Used() implements Standing {}

        /** It was taken back, or a newer one was made. */
        record Revoked() implements Standing {}

        /** The account or its client is switched off. */
        record SwitchedOff() implements Standing {}

        /** There is no such link. */
        record Unknown() implements Standing {}
    }

    /** What came of setting a password. */
    public sealed interface Outcome {
        /** Come in; {@code passwordChangedAt} ties the session to this password. */
        record Joined(User user, Instant passwordChangedAt) implements Outcome {}

        /** The link is worth nothing any more. */
        record Late(Standing standing) implements Outcome {}
    }

    /** What was typed; refused with errors on {@code name}, {@code password}, {@code again} and {@code locale}. */
    public record Typed(String name, Secret password, Secret again, String locale) {
        public Typed {
            name = name.strip();
        }
    }

    public Standing look(Secret token) {
        return tenancy.call(new Scope.Everything(), () -> standing(token));
    }

    public Outcome join(Secret token, Typed typed) {
        if (!(look(token) instanceof Standing.Usable usable)) {
            return new Outcome.Late(look(token));
        }
        mustBeGood(usable.user(), typed);
        String hash = passwords.hash(typed.password());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return tenancy.call(new Scope.Everything(), () -> switch (standing(token)) {
            case Standing.Usable still -> join(still, typed, hash, now);
            case Standing late -> new Outcome.Late(late);
        });
    }

    private Outcome join(Standing.Usable usable, Typed typed, String hash, Instant now) {
        User user = usable.user();
        credentials.insert(user.clientId(), user.id(), hash, false, now);
        invitations.use(usable.invitation(), now);
        users.rename(user.clientId(), user.id(), typed.name());
        if (!typed.locale().isEmpty()) {
            users.setLocale(user.clientId(), user.id(), typed.locale());
        }
        users.joined(user.clientId(), user.id(), now);
        users.signedIn(user.clientId(), user.id(), now);
        User joined = users.find(user.clientId(), user.id()).orElseThrow();
        audit.record(
                joined.asPerson(),
                "user.joined",
                user.clientId(),
                Subject.of("user", user.id(), joined.name()),
                Map.of());
        return new Outcome.Joined(joined, now);
    }

    private Standing standing(Secret token) {
        Invitation invitation = InvitationToken.isOne(token)
                ? invitations.lockByHash(InvitationToken.hash(token)).orElse(null)
                : null;
        if (invitation == null) {
            return new Standing.Unknown();
        }
        if (invitation.usedAt() != null) {
            return new Standing.Used();
        }
        if (invitation.revokedAt() != null) {
            return new Standing.Revoked();
        }
        return invitation.expiresAt().isAfter(clock.instant()) ? ofUser(invitation) : new Standing.Expired();
    }

    private Standing ofUser(Invitation invitation) {
        User user = users.find(invitation.clientId(), invitation.userId()).orElse(null);
        Client client = clients.find(invitation.clientId()).orElse(null);
        if (user == null || client == null || !user.active() || !client.active()) {
            return new Standing.SwitchedOff();
        }
        // A password that an administrator gave meanwhile is as good as the link.
        return user.awaitedSince() == null ? new Standing.Used() : new Standing.Usable(user, invitation, client.name());
    }

    private static void mustBeGood(User user, Typed typed) {
        List<FieldError> errors = new ArrayList<>(Users.contactProblems(typed.name(), "", ""));
        Passwords.problem(typed.password(), user.login()).ifPresent(errors::add);
        if (!typed.again().reveal().equals(typed.password().reveal())) {
            errors.add(new FieldError("again", "password_differs"));
        }
        if (!LANGUAGES.contains(typed.locale())) {
            errors.add(new FieldError("locale", "choose_from_list"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refusal();
        }
    }
}
