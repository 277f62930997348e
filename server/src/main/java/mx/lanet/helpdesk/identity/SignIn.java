package mx.lanet.helpdesk.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.identity.CredentialsTable.Credential;
import mx.lanet.helpdesk.shared.AddressLimit;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Decides whether a login and a password let somebody in. An attempt is counted before the password is looked at, so
 * that a hundred at once are a hundred, and an unknown login costs the same work as a known one.
 */
@Service
public class SignIn {
    private static final Duration REFILL = Duration.ofMinutes(10);

    private final UsersTable users;
    private final CredentialsTable credentials;
    private final SecondFactorTable factors;
    private final RecoveryCodeTable codes;
    private final Clients clients;
    private final Passwords passwords;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Clock clock;
    private final AddressLimit limit;

    SignIn(
            UsersTable users,
            CredentialsTable credentials,
            SecondFactorTable factors,
            RecoveryCodeTable codes,
            Clients clients,
            Passwords passwords,
            Tenancy tenancy,
            Audit audit,
            Clock clock,
            @Value("${lanet.sign-in.failures-per-address:50}") int failuresPerAddress) {
        this.users = users;
        this.credentials = credentials;
        this.factors = factors;
        this.codes = codes;
        this.clients = clients;
        this.passwords = passwords;
        this.tenancy = tenancy;
        this.audit = audit;
        this.clock = clock;
        this.limit = new AddressLimit(failuresPerAddress, REFILL, clock);
    }

    /** What came of an attempt. */
    public sealed interface Outcome {
        /**
         * Come in.
         *
         * @param passwordChangedAt ties the session to this password
         * @param factorTakenBy who took the second factor away since the last time; null when nobody did
         */
        record Welcome(User user, Instant passwordChangedAt, boolean mustChangePassword, @Nullable String factorTakenBy)
                implements Outcome {}

        /** The password is right; a code of the second factor is still to come. */
        record CodeNeeded(User user, Instant passwordChangedAt) implements Outcome {}

        /** Login and password do not fit, or the account rests or is switched off: the caller is not told which. */
        record Refused() implements Outcome {}

        /** Too many failures from this address. */
        record TooMany(int retryAfterSeconds) implements Outcome {}
    }

    /** Who tries: a user whose attempt has been counted. Usable when neither locked nor switched off. */
    private record Candidate(User user, Credential credential, boolean usable) {}

    public Outcome attempt(String typedLogin, Secret password, String address) {
        if (!limit.take(address)) {
            return new Outcome.TooMany(limit.retryAfterSeconds());
        }
        String login = typedLogin.strip().toLowerCase(Locale.ROOT);
        Candidate candidate = tenancy.call(new Scope.Everything(), () -> candidate(login));
        boolean usable = candidate != null && candidate.usable();
        boolean right = matches(candidate, password, usable);
        if (candidate == null || !right) {
            tenancy.run(new Scope.Everything(), () -> recordFailure(candidate));
            return new Outcome.Refused();
        }
        limit.giveBack(address);
        return tenancy.call(new Scope.Everything(), () -> welcome(candidate));
    }

    /** Whether this is the person's password: asked before it is changed, and counted like a sign-in. */
    boolean confirms(Person person, Secret password) {
        Candidate candidate = tenancy.call(new Scope.Everything(), () -> candidate(person.login()));
        boolean right = candidate != null && matches(candidate, password, candidate.usable());
        tenancy.run(new Scope.Everything(), () -> {
            if (right) {
                credentials.setAttempts(person.clientId(), person.userId(), 0, null);
            } else {
                recordFailure(candidate);
            }
        });
        return right;
    }

    /** Refuses, on the field {@code password}, whoever does not know it. An empty one is no attempt. */
    void mustConfirm(Person person, Secret password) {
        boolean empty = password.reveal().isEmpty();
        if (empty || !confirms(person, password)) {
            throw Problem.invalid(List.of(new FieldError("password", empty ? "required" : "password_wrong")))
                    .refusal();
        }
    }

    private @Nullable Candidate candidate(String login) {
        User user =
                Users.LOGIN.matcher(login).matches() ? users.findByLogin(login).orElse(null) : null;
        Optional<Credential> credential =
                user == null ? Optional.empty() : credentials.lock(user.clientId(), user.id());
        if (user == null || credential.isEmpty()) {
            return null;
        }
        Instant now = clock.instant();
        Instant lockedUntil = credential.get().lockedUntil();
        if (lockedUntil != null && lockedUntil.isAfter(now)) {
            return new Candidate(user, credential.get(), false);
        }
        int failed = credential.get().failedAttempts() + 1;
        credentials.setAttempts(user.clientId(), user.id(), failed, LockOut.until(failed, now));
        boolean clientActive = clients.find(user.clientId()).map(Client::active).orElse(false);
        return new Candidate(user, credential.get(), user.active() && clientActive);
    }

    private boolean matches(@Nullable Candidate candidate, Secret password, boolean usable) {
        try {
            return passwords.matches(
                    password,
                    candidate != null && usable ? candidate.credential().hash() : null);
        } catch (RuntimeException e) {
            if (candidate != null && usable) {
                tenancy.run(new Scope.Everything(), () -> uncount(candidate));
            }
            throw e;
        }
    }

    /** The server was too busy to look: that was no wrong password. */
    private void uncount(Candidate candidate) {
        Credential before = candidate.credential();
        credentials.setAttempts(
                candidate.user().clientId(), candidate.user().id(), before.failedAttempts(), before.lockedUntil());
    }

    private void recordFailure(@Nullable Candidate candidate) {
        if (candidate == null) {
            // What was typed is not kept: now and then it is a password.
            audit.recordUnknown("user.sign_in_failed", Person.HOUSE, new Subject("login", "", ""), Map.of());
            return;
        }
        User user = candidate.user();
        boolean locks = candidate.usable() && candidate.credential().failedAttempts() + 1 >= LockOut.FREE_ATTEMPTS;
        audit.recordUnknown(
                locks ? "user.locked" : "user.sign_in_failed",
                user.clientId(),
                Subject.of("user", user.id(), user.name()),
                Map.of());
    }

    private Outcome welcome(Candidate candidate) {
        User user = candidate.user();
        Credential credential = candidate.credential();
        credentials.setAttempts(user.clientId(), user.id(), 0, null);
        if (factors.since(user.clientId(), user.id()).isPresent()) {
            return new Outcome.CodeNeeded(user, credential.changedAt());
        }
        return arrived(user, credential.changedAt(), credential.mustChange());
    }

    /** All that was asked for has been shown. In the transaction of whoever calls. */
    Outcome.Welcome arrived(User user, Instant passwordChangedAt, boolean mustChangePassword) {
        users.signedIn(user.clientId(), user.id(), clock.instant());
        audit.record(
                user.asPerson(),
                "user.signed_in",
                user.clientId(),
                Subject.of("user", user.id(), user.name()),
                Map.of());
        String takenBy = mustChangePassword
                ? null
                : codes.takenBy(user.clientId(), user.id()).orElse(null);
        return new Outcome.Welcome(user, passwordChangedAt, mustChangePassword, takenBy);
    }
}
