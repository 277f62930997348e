package mx.lanet.helpdesk.mail.out;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Service;

/** How mail leaves the house: the superadmin's decision. Without one nothing is sent, and nothing fails. */
@Service
class MailServers {
    private final MailServerTable table;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Clock clock;

    MailServers(MailServerTable table, Tenancy tenancy, Audit audit, Clock clock) {
        this.table = table;
        this.tenancy = tenancy;
        this.audit = audit;
        this.clock = clock;
    }

    Optional<MailServer> find(Person person) {
        mustDecide(person);
        return tenancy.call(new Scope.Everything(), table::find);
    }

    /** Opens a transaction of its own, for who wants to tell people whether mail will come. */
    boolean isThere() {
        return tenancy.call(new Scope.Everything(), table::isThere);
    }

    void save(Person person, MailServer server) {
        mustDecide(person);
        List<FieldError> problems = server.problems();
        if (!problems.isEmpty()) {
            throw Problem.invalid(problems).refusal();
        }
        tenancy.run(person.scope(), () -> {
            if (!table.put(server, clock.instant())) {
                throw Problem.conflict().refusal();
            }
            audit.record(
                    person,
                    "mail_server.changed",
                    Person.HOUSE,
                    Subject.of("mail_server", "smtp", server.host()),
                    Map.of("host", server.host(), "port", server.port(), "from", server.senderAddress()));
        });
    }

    /** From now on nothing is sent; what waits, waits. */
    void remove(Person person) {
        mustDecide(person);
        tenancy.run(person.scope(), () -> {
            if (table.remove()) {
                audit.record(
                        person, "mail_server.removed", Person.HOUSE, Subject.of("mail_server", "smtp", ""), Map.of());
            }
        });
    }

    static void mustDecide(Person person) {
        if (person.role() != Role.SUPERADMIN) {
            throw Problem.forbidden().refusal();
        }
    }
}
