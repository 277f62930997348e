package mx.lanet.helpdesk.identity;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Service;

/** What everybody may change about oneself. */
@Service
public class Profiles {
    private static final Set<String> LOCALES = Set.of("", "es", "en");
    private static final Set<String> THEMES = Set.of("auto", "light", "dark");

    private final UsersTable table;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Clock clock;

    Profiles(UsersTable table, Tenancy tenancy, Audit audit, Clock clock) {
        this.table = table;
        this.tenancy = tenancy;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param locale es, en, or empty when the browser decides
     * @param theme auto, light or dark
     * @param zone an IANA name, or empty for the client's or the installation's
     */
    public record Draft(String name, String email, String phone, String locale, String theme, String zone) {
        public Draft {
            name = name.strip();
            email = email.strip();
            phone = phone.strip();
        }

        public List<FieldError> problems() {
            List<FieldError> errors = new ArrayList<>(Users.contactProblems(name, email, phone));
            if (!LOCALES.contains(locale)) {
                errors.add(new FieldError("locale", "choose_from_list"));
            }
            if (!THEMES.contains(theme)) {
                errors.add(new FieldError("theme", "choose_from_list"));
            }
            if (!zone.isEmpty()
                    && !(zone.length() <= 60 && ZoneId.getAvailableZoneIds().contains(zone))) {
                errors.add(new FieldError("zone", "choose_from_list"));
            }
            return errors;
        }
    }

    public User get(Person person) {
        return tenancy.call(own(person), () -> existing(person));
    }

    public void change(Person person, int version, Draft draft) {
        if (!draft.problems().isEmpty()) {
            throw Problem.invalid(draft.problems()).refusal();
        }
        tenancy.run(own(person), () -> {
            existing(person);
            if (!table.updateProfile(person.clientId(), person.userId(), version, draft, clock.instant())) {
                throw Problem.conflict().refusal();
            }
            audit.record(
                    person,
                    "user.profile_changed",
                    person.clientId(),
                    Subject.of("user", person.userId(), draft.name()),
                    Map.of());
        });
    }

    /** Remembers the theme (auto, light or dark); anything else is ignored. */
    public void setTheme(Person person, String theme) {
        if (THEMES.contains(theme)) {
            tenancy.run(own(person), () -> table.setTheme(person.clientId(), person.userId(), theme));
        }
    }

    /** Remembers the language (es or en); anything else is ignored. */
    public void setLanguage(Person person, String language) {
        if (!language.isEmpty() && LOCALES.contains(language)) {
            tenancy.run(own(person), () -> table.setLocale(person.clientId(), person.userId(), language));
        }
    }

    private User existing(Person person) {
        return table.find(person.clientId(), person.userId())
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    /** The rows of one's own company: a technician's scope has the clients served, not the house. */
    static Scope own(Person person) {
        return person.isStaff() ? new Scope.Clients(Set.of(Person.HOUSE)) : new Scope.Client(person.clientId());
    }
}
