package mx.lanet.helpdesk.ticket.sla;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.sla.TermsTable.Said;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * What the house promises, and what the contracts of its clients say. The superadmin decides; technicians see what holds for
 * the clients that they serve. What is said anew is carried to the open tickets in the background.
 */
@Service
public class Agreements {
    private final TermsTable table;
    private final SlaWorkTable work;
    private final Clients clients;
    private final Tenancy tenancy;
    private final Audit audit;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Agreements(
            TermsTable table,
            SlaWorkTable work,
            Clients clients,
            Tenancy tenancy,
            Audit audit,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.table = table;
        this.work = work;
        this.clients = clients;
        this.tenancy = tenancy;
        this.audit = audit;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * What somebody has said, and what holds with it.
     *
     * @param name of the client; empty for the house
     * @param calendar null where it follows the house's
     * @param agreement null where it follows the house's
     */
    public record Stated(
            UUID owner,
            String name,
            @Nullable OfficeCalendar calendar,
            @Nullable Agreement agreement,
            int version,
            Terms terms) {
        public boolean ofHouse() {
            return owner.equals(Person.HOUSE);
        }

        /** With another calendar; null to follow the house's. */
        public Stated with(@Nullable OfficeCalendar other) {
            return new Stated(owner, name, other, agreement, version, terms);
        }

        /** With another agreement; null to follow the house's. */
        public Stated with(@Nullable Agreement other) {
            return new Stated(owner, name, calendar, other, version, terms);
        }

        /** As its writer saw it. */
        public Stated seenAt(int seen) {
            return new Stated(owner, name, calendar, agreement, seen, terms);
        }
    }

    /** The house's, or a client's whom this person serves; else refused with 404. */
    public Stated of(Person person, UUID owner) {
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
        boolean house = owner.equals(Person.HOUSE);
        String name = house ? "" : clients.get(person, owner).name();
        return tenancy.call(person.scope(), () -> {
            var said = table.of(owner);
            Said own = said.stream()
                    .filter(one -> one.owner().equals(owner))
                    .findFirst()
                    .orElseThrow();
            return new Stated(owner, name, own.calendar(), own.agreement(), own.version(), Clocks.of(owner, said));
        });
    }

    /** The clients that say something of their own, of those whom this person serves. */
    public Set<UUID> speaking(Person person) {
        return tenancy.call(person.scope(), table::speaking);
    }

    public static boolean mayDecide(Person person) {
        return person.role() == Role.SUPERADMIN;
    }

    /** Saves what is said, by somebody who looked at its version; a conflict is refused. */
    public void save(Person person, Stated stated) {
        if (!mayDecide(person)) {
            throw Problem.forbidden().refusal();
        }
        tenancy.run(person.scope(), () -> {
            Said said = new Said(
                    stated.owner(),
                    stated.terms().office().zone(),
                    stated.calendar(),
                    stated.agreement(),
                    stated.version());
            if (!table.save(said, clock.instant(), person.name())) {
                throw Problem.conflict().refusal();
            }
            work.ask(stated.owner(), clock.instant());
            Subject subject = Subject.of("client", stated.owner(), stated.ofHouse() ? "LANET" : stated.name());
            audit.record(person, "sla.changed", stated.owner(), subject, Map.of());
            publisher.publishEvent(new TermsChanged());
        });
    }
}
