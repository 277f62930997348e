package mx.lanet.helpdesk.identity;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.identity.SecondFactorTable.Row;
import mx.lanet.helpdesk.shared.AddressLimit;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Looks at codes: those of the telephone and those of paper. Each is taken once; wrong ones are counted for the person and
 * for the address, and both rest after some.
 */
@Service
public class FactorProofs {
    private static final Duration REFILL = Duration.ofMinutes(10);
    private static final Pattern TELEPHONE = Pattern.compile("[0-9]{6}");

    private final SecondFactorTable factors;
    private final RecoveryCodeTable codes;
    private final FactorSeal seal;
    private final Sessions sessions;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Clock clock;
    private final AddressLimit limit;

    FactorProofs(
            SecondFactorTable factors,
            RecoveryCodeTable codes,
            FactorSeal seal,
            Sessions sessions,
            Tenancy tenancy,
            Audit audit,
            Clock clock,
            @Value("${lanet.sign-in.failures-per-address:50}") int failuresPerAddress) {
        this.factors = factors;
        this.codes = codes;
        this.seal = seal;
        this.sessions = sessions;
        this.tenancy = tenancy;
        this.audit = audit;
        this.clock = clock;
        this.limit = new AddressLimit(failuresPerAddress, REFILL, clock);
    }

    /** Looks at the code; a right one makes this session fresh. */
    public Proof prove(Person person, String typed, HttpSession session, String address) {
        Proof proof = check(person, typed, address);
        if (proof instanceof Proof.Right) {
            sessions.prove(session, clock.instant());
        }
        return proof;
    }

    /** Looks at the code without a session, as when somebody is about to sign in. */
    Proof check(Person person, String typed, String address) {
        if (!limit.take(address)) {
            return new Proof.TooMany(limit.retryAfterSeconds());
        }
        Proof proof = tenancy.call(new Scope.Everything(), () -> decide(person, RecoveryCodes.plain(typed)));
        if (!(proof instanceof Proof.Wrong)) {
            limit.giveBack(address);
        }
        return proof;
    }

    private Proof decide(Person person, String typed) {
        UUID client = person.clientId();
        Row row = factors.lock(client, person.userId()).orElse(null);
        if (row == null) {
            return new Proof.Missing();
        }
        Instant now = clock.instant();
        Instant rests = row.lockedUntil();
        if (rests != null && rests.isAfter(now)) {
            return Proof.Resting.between(now, rests);
        }
        return TELEPHONE.matcher(typed).matches()
                ? telephones(person, row, typed, now)
                : papers(person, row, typed, now);
    }

    private Proof telephones(Person person, Row row, String typed, Instant now) {
        byte[] secret = seal.open(person.userId(), row.sealed());
        OptionalLong step = Totp.stepOf(secret, typed, now);
        if (step.isEmpty()) {
            return wrong(person, row, now);
        }
        if (step.getAsLong() <= row.lastStep()) {
            return new Proof.Used();
        }
        factors.accept(person.clientId(), person.userId(), step.getAsLong());
        return new Proof.Right(false, 0);
    }

    private Proof papers(Person person, Row row, String typed, Instant now) {
        byte[] hash = seal.hash(person.userId(), typed);
        if (!codes.use(person.clientId(), person.userId(), hash, now)) {
            boolean known = codes.exists(person.clientId(), person.userId(), hash);
            return known ? new Proof.Used() : wrong(person, row, now);
        }
        factors.setAttempts(person.clientId(), person.userId(), 0, null);
        int left = codes.left(person.clientId(), person.userId());
        audit.record(person, "user.recovery_code_used", person.clientId(), subject(person), Map.of("codes_left", left));
        return new Proof.Right(true, left);
    }

    private Proof wrong(Person person, Row row, Instant now) {
        int failed = row.failedAttempts() + 1;
        Instant rests = LockOut.until(failed, now);
        factors.setAttempts(person.clientId(), person.userId(), failed, rests);
        audit.recordUnknown(
                rests == null ? "user.factor_failed" : "user.factor_locked",
                person.clientId(),
                subject(person),
                Map.of());
        return rests == null ? new Proof.Wrong(LockOut.FREE_ATTEMPTS - failed) : Proof.Resting.between(now, rests);
    }

    private static Subject subject(Person person) {
        return Subject.of("user", person.userId(), person.name());
    }
}
