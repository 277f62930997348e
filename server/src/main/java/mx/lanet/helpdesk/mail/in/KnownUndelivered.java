package mx.lanet.helpdesk.mail.in;

import java.util.Optional;
import mx.lanet.helpdesk.identity.Undelivered;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Component;

/** Tells the team of the addresses that mail came back from. */
@Component
class KnownUndelivered implements Undelivered {
    private final UndeliverableTable table;
    private final Tenancy tenancy;

    KnownUndelivered(UndeliverableTable table, Tenancy tenancy) {
        this.table = table;
        this.tenancy = tenancy;
    }

    @Override
    public Optional<Notice> of(Person reader, User user) {
        return reader.isStaff() && !user.email().isEmpty()
                ? tenancy.call(reader.scope(), () -> table.find(Reach.of(reader.scope()), user.email()))
                : Optional.empty();
    }
}
