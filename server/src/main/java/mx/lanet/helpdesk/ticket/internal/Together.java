package mx.lanet.helpdesk.ticket.internal;

import java.util.function.Supplier;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Component;

/** Reads all that a list shows in one transaction, so that it is of one moment and no time goes into beginning others. */
@Component
class Together {
    private final Tenancy tenancy;

    Together(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** While a client is chosen in the switcher the menus reach further than the list, and each is read by itself. */
    <T> T call(Person person, Supplier<T> work) {
        return person.listScope().equals(person.scope()) ? tenancy.call(person.scope(), work) : work.get();
    }
}
