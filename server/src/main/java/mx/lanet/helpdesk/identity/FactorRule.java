package mx.lanet.helpdesk.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Whether the team must have a second factor before it does anything else. Other servers follow in seconds. */
@Service
public class FactorRule {
    private static final String SETTING = "second_factor.demanded_of_staff";
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final SettingsTable settings;
    private final SecondFactorTable factors;
    private final FreshFactor fresh;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Clock clock;
    private volatile @Nullable Read latest;

    private record Read(boolean demanded, Instant at) {}

    FactorRule(
            SettingsTable settings,
            SecondFactorTable factors,
            FreshFactor fresh,
            Tenancy tenancy,
            Audit audit,
            Clock clock) {
        this.settings = settings;
        this.factors = factors;
        this.fresh = fresh;
        this.tenancy = tenancy;
        this.audit = audit;
        this.clock = clock;
    }

    public boolean demandedOf(Role role) {
        return role.isStaff() && demandedOfStaff();
    }

    public boolean demandedOfStaff() {
        Read read = latest;
        Instant now = clock.instant();
        if (read == null || Duration.between(read.at(), now).abs().compareTo(REMEMBERED) > 0) {
            read = new Read(settings.find(SETTING).map(Boolean::parseBoolean).orElse(false), now);
            latest = read;
        }
        return read.demanded();
    }

    /** How many active people of the team would be held back. */
    public long staffWithout(Person person) {
        mustDecide(person);
        return tenancy.call(new Scope.Everything(), factors::staffWithout);
    }

    /** For a superadmin who has just shown one: nobody demands what they do not have, or drops it with a session alone. */
    public void demandOfStaff(Person person, boolean demanded) {
        mustDecide(person);
        fresh.demand(person);
        tenancy.run(new Scope.Everything(), () -> {
            settings.put(SETTING, Boolean.toString(demanded), clock.instant());
            audit.record(
                    person,
                    demanded ? "settings.factor_demanded" : "settings.factor_left_free",
                    Person.HOUSE,
                    new Subject("settings", "", ""),
                    Map.of());
        });
        latest = null;
    }

    private static void mustDecide(Person person) {
        if (person.role() != Role.SUPERADMIN) {
            throw Problem.forbidden().refusal();
        }
    }
}
