package mx.lanet.helpdesk.identity;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Service;

/**
 * Makes people who have no password yet, and so cannot sign in: somebody who calls and needs a ticket now, or somebody
 * who will be invited. They are people like all others otherwise.
 */
@Service
public class Newcomers {
    private final Users users;
    private final UsersTable table;
    private final LoginNames logins;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Newcomers(Users users, UsersTable table, LoginNames logins, Tenancy tenancy, Audit audit, Ids ids, Clock clock) {
        this.users = users;
        this.table = table;
        this.logins = logins;
        this.tenancy = tenancy;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Somebody of a client who stands at the desk or is on the phone. */
    public record Caller(UUID clientId, String name, String email, String phone) {
        Users.Draft draft() {
            return new Users.Draft(clientId, name, email, phone, "", Role.REQUESTER, null);
        }
    }

    /**
     * Makes a requester in the middle of other work: staff for the clients they serve, a client_admin for the own one. A
     * mail that somebody of the client has already is refused, since that is who calls.
     */
    public User makeCaller(Person person, Caller caller) {
        if (person.role() == Role.REQUESTER || !person.mayReach(caller.clientId())) {
            throw Problem.forbidden().refusal();
        }
        return make(person, "", caller.draft());
    }

    /** What is wrong with a caller's data; empty when the person can be made. */
    public static List<FieldError> problems(Caller caller) {
        return caller.draft().problems();
    }

    /** Makes somebody, with a login derived from e-mail or name where none is given. The caller has checked the right. */
    User make(Actor actor, String login, Users.Draft draft) {
        String typed = login.strip().toLowerCase(Locale.ROOT);
        List<FieldError> errors = new ArrayList<>(draft.problems());
        LoginNames.problem(typed).ifPresent(errors::addFirst);
        Users.refuse(errors);
        return tenancy.call(actor.scope(), () -> {
            users.mustFit(draft);
            mustBeNew(draft);
            UUID userId = ids.next();
            String claimed = logins.claim(typed, draft, userId);
            table.insertAwaited(userId, claimed, draft, clock.instant());
            audit.record(
                    actor,
                    "user.created",
                    draft.clientId(),
                    Subject.of("user", userId, draft.name()),
                    Map.of("login", claimed, "role", draft.role().word()));
            return table.find(draft.clientId(), userId).orElseThrow();
        });
    }

    private void mustBeNew(Users.Draft draft) {
        String email = draft.email().toLowerCase(Locale.ROOT);
        if (!email.isEmpty()
                && !table.takenEmails(draft.clientId(), Set.of(email)).isEmpty()) {
            throw Problem.invalid(List.of(new FieldError("email", "email_taken")))
                    .refusal();
        }
    }
}
