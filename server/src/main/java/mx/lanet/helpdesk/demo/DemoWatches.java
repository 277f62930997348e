package mx.lanet.helpdesk.demo;

import mx.lanet.helpdesk.inventory.SoftwareWatch;
import mx.lanet.helpdesk.inventory.SoftwareWatches;
import mx.lanet.helpdesk.shared.Person;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A list of each kind of watched software; only the one that is wanted is likely to be missing. */
@Component
@Profile("demo")
class DemoWatches {
    private final SoftwareWatches watches;

    DemoWatches(SoftwareWatches watches) {
        this.watches = watches;
    }

    void write(Person superadmin) {
        add(superadmin, SoftwareWatch.Kind.FORBIDDEN, "Descargas entre particulares", "*torrent*", "", "warning");
        add(superadmin, SoftwareWatch.Kind.FORBIDDEN, "Chrome sin parches", "Google Chrome*", "120", "warning");
        add(superadmin, SoftwareWatch.Kind.WANTED, "Antivirus de la casa", "*ClamAV*", "", "info");
    }

    private void add(
            Person superadmin, SoftwareWatch.Kind kind, String name, String program, String until, String severity) {
        watches.create(
                superadmin, Person.HOUSE, new SoftwareWatch.Draft(kind, name, program, "", "", until, "", severity));
    }
}
