package mx.lanet.helpdesk.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Service;

/** Who has a second factor; one's own recovery codes; and how a factor goes, by oneself or by an administrator. */
@Service
public class SecondFactors {
    private final SecondFactorTable factors;
    private final RecoveryCodeTable codes;
    private final FactorSeal seal;
    private final FactorRule rule;
    private final FreshFactor fresh;
    private final SignIn signIn;
    private final Users users;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Clock clock;

    SecondFactors(
            SecondFactorTable factors,
            RecoveryCodeTable codes,
            FactorSeal seal,
            FactorRule rule,
            FreshFactor fresh,
            SignIn signIn,
            Users users,
            Tenancy tenancy,
            Audit audit,
            Clock clock) {
        this.factors = factors;
        this.codes = codes;
        this.seal = seal;
        this.rule = rule;
        this.fresh = fresh;
        this.signIn = signIn;
        this.users = users;
        this.tenancy = tenancy;
        this.audit = audit;
        this.clock = clock;
    }

    /** One's own factor. */
    public record Own(Instant since, int codesLeft) {}

    public Optional<Own> own(Person person) {
        return tenancy.call(new Scope.Everything(), () -> factors.since(person.clientId(), person.userId())
                .map(since -> new Own(since, codes.left(person.clientId(), person.userId()))));
    }

    /** Since when the user has one; empty without. */
    public Optional<Instant> since(Person person, User user) {
        users.get(person, user.id());
        return tenancy.call(new Scope.Everything(), () -> factors.since(user.clientId(), user.id()));
    }

    /** Of these users, whom the person has just been shown, those who have one. */
    public Set<UUID> among(List<User> shown) {
        Set<UUID> clients = shown.stream().map(User::clientId).collect(Collectors.toSet());
        List<UUID> ids = shown.stream().map(User::id).toList();
        return tenancy.call(new Scope.Everything(), () -> factors.among(clients, ids));
    }

    /** Ten new recovery codes, shown this once; those before are worth nothing. Asks for a fresh factor. */
    public List<String> renewCodes(Person person) {
        fresh.demand(person);
        return tenancy.call(new Scope.Everything(), () -> {
            if (factors.lock(person.clientId(), person.userId()).isEmpty()) {
                throw Problem.of(403, "second_factor_missing").refusal();
            }
            audit.record(person, "user.recovery_codes_made", person.clientId(), subject(person), Map.of());
            return replaceCodes(person);
        });
    }

    /** In the transaction of whoever calls. */
    List<String> replaceCodes(Person person) {
        List<String> made = RecoveryCodes.make();
        codes.replace(
                person.clientId(),
                person.userId(),
                made.stream()
                        .map(code -> seal.hash(person.userId(), RecoveryCodes.plain(code)))
                        .toList());
        return made;
    }

    /** Takes one's own away, for whoever knows the password and has just shown a code; not where one is demanded. */
    public void remove(Person person, Secret password) {
        fresh.demand(person);
        if (rule.demandedOf(person.role())) {
            throw Problem.of(409, "second_factor_demanded").refusal();
        }
        signIn.mustConfirm(person, password);
        tenancy.run(new Scope.Everything(), () -> {
            if (factors.delete(person.clientId(), person.userId())) {
                audit.record(person, "user.factor_removed", person.clientId(), subject(person), Map.of());
            }
        });
    }

    /**
     * Takes a lost one away from somebody else, who is told when signing in again.
     *
     * @return false when there was none
     */
    public boolean takeAway(Person administrator, UUID userId) {
        User user = users.get(administrator, userId);
        if (!Users.mayEdit(administrator, user) || administrator.userId().equals(userId)) {
            throw Problem.forbidden().refusal();
        }
        return tenancy.call(new Scope.Everything(), () -> {
            if (!factors.delete(user.clientId(), userId)) {
                return false;
            }
            codes.remember(user.clientId(), userId, administrator.name(), clock.instant());
            audit.record(
                    administrator,
                    "user.factor_taken",
                    user.clientId(),
                    Subject.of("user", userId, user.name()),
                    Map.of());
            return true;
        });
    }

    private static Subject subject(Person person) {
        return Subject.of("user", person.userId(), person.name());
    }
}
