package mx.lanet.helpdesk.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.identity.PeopleTable.Standing;
import mx.lanet.helpdesk.identity.SignIn.Outcome;
import mx.lanet.helpdesk.shared.DataFolder;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.shared.SignedTokens;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * People's programs: they sign in as a person does, with the same limits, lock-outs, second factor and record, and get a
 * JWT for a quarter of an hour and a token to renew it with. A JWT is worth what its session and its person are worth at
 * this very request: whatever ends these ends it.
 */
@Service
public class ApiSessions {
    private static final String ISSUER = "http://localhost/lanet-helpdesk";
    /** How long a JWT lasts. */
    public static final Duration JWT_LASTS = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(ApiSessions.class);
    private static final String CLIENT = "client_id";
    private static final String SESSION = "sid";

    private final ApiSessionTable table;
    private final PeopleTable people;
    private final Sessions sessions;
    private final SignIn signIn;
    private final FactorProofs proofs;
    private final SignedTokens signed;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    ApiSessions(
            ApiSessionTable table,
            PeopleTable people,
            Sessions sessions,
            SignIn signIn,
            FactorProofs proofs,
            DataFolder data,
            Tenancy tenancy,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.table = table;
        this.people = people;
        this.sessions = sessions;
        this.signIn = signIn;
        this.proofs = proofs;
        this.signed = new SignedTokens(data.secret("person-jwt-keys"), ISSUER, "person");
        this.tenancy = tenancy;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Where a program calls from, and what it calls itself. */
    public record Origin(String address, String program) {
        public Origin {
            program = program.length() <= 300 ? program : program.substring(0, 300);
        }
    }

    /** A JWT, and what it is renewed with, once. */
    public record Issued(Person person, Secret jwt, Instant jwtEnds, Secret refresh, Instant refreshEnds) {}

    /**
     * Signs in.
     *
     * @param code of the second factor; empty when none was sent
     * @throws mx.lanet.helpdesk.shared.Refusal for whatever does not let in, as the login page would say it
     */
    public Issued signIn(String login, Secret password, String code, Origin origin) {
        return switch (signIn.attempt(login, password, origin.address())) {
            case Outcome.Welcome(User user, Instant changedAt, var _, var _) -> begin(user, changedAt, null, origin);
            case Outcome.CodeNeeded(User user, Instant changedAt) -> withCode(user, changedAt, code, origin);
            case Outcome.Refused _ -> throw Problem.of(401, "sign_in_refused").refusal();
            case Outcome.TooMany(int seconds) -> throw Problem.tooMany(seconds).refusal();
        };
    }

    private Issued withCode(User user, Instant changedAt, String code, Origin origin) {
        if (code.isBlank()) {
            throw Problem.of(401, "second_factor_needed").refusal();
        }
        Proof proof = proofs.check(user.asPerson(), code, origin.address());
        if (!(proof instanceof Proof.Right)) {
            throw Proof.problem(proof).refusal();
        }
        tenancy.run(new Scope.Everything(), () -> {
            boolean mustChange = people.find(user.clientId(), user.id())
                    .map(Standing::mustChangePassword)
                    .orElse(false);
            signIn.arrived(user, changedAt, mustChange);
        });
        return begin(user, changedAt, now(), origin);
    }

    private Issued begin(User user, Instant passwordAt, @Nullable Instant provenAt, Origin origin) {
        Instant now = now();
        RefreshToken token = RefreshToken.of(user.clientId(), ids.next());
        var row = new ApiSessionTable.Row(
                user.clientId(),
                token.sessionId(),
                user.id(),
                token.hash(),
                passwordAt,
                provenAt,
                now,
                now,
                origin.address(),
                origin.program());
        tenancy.run(new Scope.Everything(), () -> table.insert(row));
        return issue(row, token)
                .orElseThrow(() -> Problem.of(401, "sign_in_refused").refusal());
    }

    /** A new JWT and a new token for the next time. An old one that is shown again ends the session: somebody copied it. */
    public Issued renew(Secret refresh) {
        return RefreshToken.read(refresh.reveal())
                .flatMap(this::renewed)
                .orElseThrow(() -> Problem.of(401, "refresh_refused").refusal());
    }

    private Optional<Issued> renewed(RefreshToken shown) {
        RefreshToken next = RefreshToken.of(shown.clientId(), shown.sessionId());
        Optional<ApiSessionTable.Row> row = tenancy.call(new Scope.Everything(), () -> {
            Optional<ApiSessionTable.Row> found = table.lock(shown.clientId(), shown.sessionId());
            boolean right =
                    found.isPresent() && MessageDigest.isEqual(found.get().refreshHash(), shown.hash());
            if (right) {
                table.renew(found.get(), next.hash(), now());
                return found;
            }
            found.ifPresent(this::endCopied);
            return Optional.empty();
        });
        return row.flatMap(session -> issue(session, next));
    }

    private void endCopied(ApiSessionTable.Row row) {
        table.delete(row.clientId(), row.sessionId());
        LOG.atWarn()
                .addKeyValue("user.id", row.userId())
                .log("An old refresh token was shown again; its session has ended");
    }

    private Optional<Issued> issue(ApiSessionTable.Row row, RefreshToken refresh) {
        Instant now = now();
        Instant longest = row.since().plus(SessionLimits.LONGEST_LIFE);
        Instant usual = now.plus(JWT_LASTS);
        Instant ends = (usual.isBefore(longest) ? usual : longest).truncatedTo(ChronoUnit.SECONDS);
        return sessions.ofProgram(row)
                .map(person -> new Issued(
                        person,
                        new Secret(signed.sign(
                                now,
                                ends,
                                Map.of(
                                        CLIENT,
                                        row.clientId().toString(),
                                        SESSION,
                                        row.sessionId().toString()))),
                        ends,
                        new Secret(refresh.text()),
                        longest));
    }

    /** Whose JWT this is; empty when it is nobody's any more. */
    public Optional<Person> person(String jwt) {
        return row(jwt).flatMap(sessions::ofProgram);
    }

    private Optional<ApiSessionTable.Row> row(String jwt) {
        JWTClaimsSet claims = signed.verify(jwt).orElse(null);
        if (claims == null
                || !clock.instant().isBefore(claims.getExpirationTime().toInstant())) {
            return Optional.empty();
        }
        try {
            UUID client = SignedTokens.id(claims, CLIENT);
            UUID session = SignedTokens.id(claims, SESSION);
            return tenancy.call(new Scope.Everything(), () -> table.find(client, session));
        } catch (ParseException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Signs out: the session of this JWT is over at once. */
    public void end(Person person, String jwt) {
        row(jwt).ifPresent(row -> tenancy.run(new Scope.Everything(), () -> {
            table.delete(row.clientId(), row.sessionId());
            audit.record(
                    person,
                    "user.signed_out",
                    person.clientId(),
                    Subject.of("user", person.userId(), person.name()),
                    Map.of());
        }));
    }

    /** Forgets sessions that have lived their longest; returns how many. */
    public int deleteOver() {
        Instant before = now().minus(SessionLimits.LONGEST_LIFE);
        return tenancy.call(new Scope.Everything(), () -> table.deleteBefore(before));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
