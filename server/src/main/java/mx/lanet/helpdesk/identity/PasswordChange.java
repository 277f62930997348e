package mx.lanet.helpdesk.identity;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Service;

/** A person's own new password. It ends every other session of that person. */
@Service
public class PasswordChange {
    private final SignIn signIn;
    private final Passwords passwords;
    private final CredentialsTable credentials;
    private final Sessions sessions;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Clock clock;

    PasswordChange(
            SignIn signIn,
            Passwords passwords,
            CredentialsTable credentials,
            Sessions sessions,
            Tenancy tenancy,
            Audit audit,
            Clock clock) {
        this.signIn = signIn;
        this.passwords = passwords;
        this.credentials = credentials;
        this.sessions = sessions;
        this.tenancy = tenancy;
        this.audit = audit;
        this.clock = clock;
    }

    /** What was typed; refused with errors on the fields {@code current}, {@code password} and {@code again}. */
    public record Typed(Secret current, Secret password, Secret again) {}

    public void change(Person person, Typed typed, HttpSession session) {
        List<FieldError> errors = new ArrayList<>();
        Passwords.problem(typed.password(), person.login()).ifPresent(errors::add);
        if (errors.isEmpty() && typed.password().reveal().equals(typed.current().reveal())) {
            errors.add(new FieldError("password", "password_same"));
        }
        if (!typed.again().reveal().equals(typed.password().reveal())) {
            errors.add(new FieldError("again", "password_differs"));
        }
        if (errors.isEmpty() && !signIn.confirms(person, typed.current())) {
            errors.add(new FieldError("current", "password_wrong"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refusal();
        }
        replace(person, typed.password(), session);
    }

    private void replace(Person person, Secret password, HttpSession session) {
        String hash = passwords.hash(password);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        tenancy.run(Profiles.own(person), () -> {
            credentials.replace(person.clientId(), person.userId(), hash, false, now);
            audit.record(
                    person,
                    "user.password_changed",
                    person.clientId(),
                    Subject.of("user", person.userId(), person.name()),
                    Map.of());
        });
        sessions.keepAfterPasswordChange(session, now);
        sessions.endOthers(person.userId(), session.getId());
    }
}
