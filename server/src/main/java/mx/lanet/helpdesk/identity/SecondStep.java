package mx.lanet.helpdesk.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.identity.PeopleTable.Standing;
import mx.lanet.helpdesk.identity.SignIn.Outcome;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Service;

/**
 * Between a right password and a right code. A session of its own remembers who it was, for a few minutes; it is nobody's
 * sign-in, and whoever was deactivated or has a new password meanwhile begins again.
 */
@Service
public class SecondStep {
    /** Names the user who has yet to show a code. */
    static final String WAITING = "waiting";

    private static final String CLIENT = "waiting-client";
    private static final String SINCE = "waiting-since";
    private static final String PASSWORD = "waiting-password";
    private static final Duration LASTS = Duration.ofMinutes(10);

    private final PeopleTable people;
    private final Clients clients;
    private final SignIn signIn;
    private final FactorProofs proofs;
    private final Sessions sessions;
    private final Tenancy tenancy;
    private final Clock clock;

    SecondStep(
            PeopleTable people,
            Clients clients,
            SignIn signIn,
            FactorProofs proofs,
            Sessions sessions,
            Tenancy tenancy,
            Clock clock) {
        this.people = people;
        this.clients = clients;
        this.signIn = signIn;
        this.proofs = proofs;
        this.sessions = sessions;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** What came of a code. */
    public sealed interface Result {
        /** Signed in, and this session is fresh. */
        record In(Outcome.Welcome welcome, Proof.Right proof) implements Result {}

        /** Not yet. */
        record NotYet(Proof proof) implements Result {}

        /** Nobody waits here any more: from the beginning. */
        record Over() implements Result {}
    }

    /** Remembers whose password was right, under a new session id. */
    public void await(HttpServletRequest request, Outcome.CodeNeeded needed) {
        sessions.discard(request);
        HttpSession session = request.getSession(true);
        session.setAttribute(WAITING, needed.user().id().toString());
        session.setAttribute(CLIENT, needed.user().clientId().toString());
        session.setAttribute(SINCE, clock.millis());
        session.setAttribute(PASSWORD, micros(needed.passwordChangedAt()));
        session.setMaxInactiveInterval((int) LASTS.toSeconds());
    }

    public boolean awaits(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && waiting(session).isPresent();
    }

    public Result answer(HttpServletRequest request, String typed) {
        HttpSession waiting = request.getSession(false);
        Standing standing = waiting == null ? null : waiting(waiting).orElse(null);
        if (standing == null) {
            return new Result.Over();
        }
        User user = standing.user();
        Proof proof = proofs.check(user.asPerson(), typed, request.getRemoteAddr());
        return switch (proof) {
            case Proof.Right right -> new Result.In(enter(request, standing), right);
            case Proof.Missing _ -> new Result.Over();
            case Proof.Wrong _, Proof.Used _, Proof.Resting _, Proof.TooMany _ -> new Result.NotYet(proof);
        };
    }

    private Outcome.Welcome enter(HttpServletRequest request, Standing standing) {
        Outcome.Welcome welcome = tenancy.call(
                new Scope.Everything(),
                () -> signIn.arrived(standing.user(), standing.passwordChangedAt(), standing.mustChangePassword()));
        sessions.begin(request, welcome.user(), welcome.passwordChangedAt());
        sessions.prove(request.getSession(), clock.instant());
        return welcome;
    }

    private Optional<Standing> waiting(HttpSession session) {
        if (!(session.getAttribute(WAITING) instanceof String user)
                || !(session.getAttribute(CLIENT) instanceof String client)
                || !(session.getAttribute(SINCE) instanceof Long since)
                || !(session.getAttribute(PASSWORD) instanceof Long password)
                || clock.millis() - since > LASTS.toMillis()) {
            return Optional.empty();
        }
        return tenancy.call(new Scope.Everything(), () -> people.find(UUID.fromString(client), UUID.fromString(user))
                .filter(standing -> micros(standing.passwordChangedAt()) == password)
                .filter(standing -> standing.user().active()
                        && clients.find(standing.user().clientId())
                                .map(Client::active)
                                .orElse(false)));
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
