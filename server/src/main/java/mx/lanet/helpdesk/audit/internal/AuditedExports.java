package mx.lanet.helpdesk.audit.internal;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.report.Export;
import mx.lanet.helpdesk.report.ExportLog;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Component;

/** Notes who takes what along: in the chain of the client whose it is, or in the person's own. */
@Component
class AuditedExports implements ExportLog {
    private final Audit audit;
    private final Tenancy tenancy;

    AuditedExports(Audit audit, Tenancy tenancy) {
        this.audit = audit;
        this.tenancy = tenancy;
    }

    @Override
    public void taken(Person person, Export export, String format) {
        UUID client = export.client() == null ? person.clientId() : export.client();
        Scope scope = person.isStaff() ? new Scope.Clients(Set.of(client)) : new Scope.Client(person.clientId());
        Map<String, String> details = Map.of("format", format, "shown", String.join(" · ", export.about()));
        tenancy.run(
                scope,
                () -> audit.record(person, "list.exported", client, new Subject("list", "", export.title()), details));
    }
}
