package mx.lanet.helpdesk.identity;

import jakarta.servlet.http.HttpSession;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Service;

/**
 * A telephone becomes somebody's second factor: password, a secret to scan, one code that shows it arrived. Until that
 * code the secret lives, sealed, in the person's session alone; whatever was there before stays in force.
 */
@Service
public class FactorSetUp {
    private static final String SECRET = "factor";
    private static final String BEGUN = "factor-begun";
    private static final Duration LASTS = Duration.ofMinutes(15);
    private static final String ISSUER = "LANET Helpdesk";

    private final SecondFactorTable factors;
    private final SecondFactors own;
    private final FreshFactor fresh;
    private final FactorSeal seal;
    private final SignIn signIn;
    private final Sessions sessions;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Clock clock;

    FactorSetUp(
            SecondFactorTable factors,
            SecondFactors own,
            FreshFactor fresh,
            FactorSeal seal,
            SignIn signIn,
            Sessions sessions,
            Tenancy tenancy,
            Audit audit,
            Clock clock) {
        this.factors = factors;
        this.own = own;
        this.fresh = fresh;
        this.seal = seal;
        this.signIn = signIn;
        this.sessions = sessions;
        this.tenancy = tenancy;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What the telephone is to learn.
     *
     * @param text the secret as one types it, in groups of four
     * @param address the otpauth address that a QR code carries
     */
    public record Scan(Secret text, Secret address) {}

    /** Makes a secret, for whoever knows the password and, when there is a factor already, has just shown it. */
    public void begin(Person person, Secret password, HttpSession session) {
        mustBeFresh(person);
        signIn.mustConfirm(person, password);
        byte[] sealed = seal.seal(person.userId(), Totp.newSecret());
        session.setAttribute(SECRET, Base64.getEncoder().encodeToString(sealed));
        session.setAttribute(BEGUN, clock.millis());
    }

    /** The secret that waits for its first code; empty when nothing was begun lately. */
    public Optional<Scan> begun(Person person, HttpSession session) {
        return secret(person, session).map(secret -> {
            String text = Totp.base32(secret);
            String name = encoded(ISSUER + ":" + person.login());
            String address = "otpauth://totp/" + name + "?secret=" + text + "&issuer=" + encoded(ISSUER);
            return new Scan(new Secret(text.replaceAll("(.{4})(?=.)", "$1 ")), new Secret(address));
        });
    }

    /**
     * The first code arrived: from now on this telephone counts, no other one, and no other session. Gives the recovery
     * codes, which nobody sees again.
     */
    public List<String> finish(Person person, String typed, HttpSession session) {
        mustBeFresh(person);
        byte[] secret = secret(person, session)
                .orElseThrow(() -> Problem.of(409, "second_factor_not_begun").refusal());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        OptionalLong step = Totp.stepOf(secret, RecoveryCodes.plain(typed), now);
        if (step.isEmpty()) {
            throw Problem.invalid(List.of(new FieldError("code", "code_wrong"))).refusal();
        }
        List<String> codes = tenancy.call(new Scope.Everything(), () -> {
            boolean another = factors.delete(person.clientId(), person.userId());
            factors.insert(
                    person.clientId(), person.userId(), seal.seal(person.userId(), secret), step.getAsLong(), now);
            audit.record(
                    person,
                    another ? "user.factor_replaced" : "user.factor_set_up",
                    person.clientId(),
                    Subject.of("user", person.userId(), person.name()),
                    Map.of());
            return own.replaceCodes(person);
        });
        session.removeAttribute(SECRET);
        session.removeAttribute(BEGUN);
        sessions.prove(session, now);
        sessions.endOthers(person.userId(), session.getId());
        return codes;
    }

    private void mustBeFresh(Person person) {
        if (person.factor().set()) {
            fresh.demand(person);
        }
    }

    private Optional<byte[]> secret(Person person, HttpSession session) {
        if (!(session.getAttribute(SECRET) instanceof String sealed)
                || !(session.getAttribute(BEGUN) instanceof Long begun)
                || clock.millis() - begun > LASTS.toMillis()) {
            return Optional.empty();
        }
        return Optional.of(seal.open(person.userId(), Base64.getDecoder().decode(sealed)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
