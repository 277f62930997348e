package mx.lanet.helpdesk.mail.out;

import java.time.Clock;
import java.util.Set;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Service;

/** What everybody decides about the own mail. */
@Service
class MailPreferences {
    private final PreferenceTable table;
    private final Tenancy tenancy;
    private final Clock clock;

    MailPreferences(PreferenceTable table, Tenancy tenancy, Clock clock) {
        this.table = table;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    Preference of(Person person) {
        return tenancy.call(own(person), () -> table.of(person.clientId(), person.userId()));
    }

    void save(Person person, Preference preference) {
        tenancy.run(own(person), () -> table.put(person.clientId(), person.userId(), preference, clock.instant()));
    }

    /** The rows of one's own company: a technician's scope has the clients served, not the house. */
    private static Scope own(Person person) {
        return person.isStaff() ? new Scope.Clients(Set.of(Person.HOUSE)) : new Scope.Client(person.clientId());
    }
}
