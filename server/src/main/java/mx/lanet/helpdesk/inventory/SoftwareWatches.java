package mx.lanet.helpdesk.inventory;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Service;

/**
 * Lists of wanted and forbidden software. The whole team reads the house's, which only superadmins change; a technician
 * changes those of the clients served. Refused as forbidden for others, as not_found out of reach, and as
 * changed_meanwhile for an older version.
 */
@Service
public class SoftwareWatches {
    /** No more for one owner. */
    public static final int MOST = 100;

    private static final Scope HOUSE = new Scope.Clients(Set.of(Person.HOUSE));

    private final SoftwareWatchTable table;
    private final FindingTable findings;
    private final Audit audit;
    private final Tenancy tenancy;
    private final Ids ids;
    private final Clock clock;

    SoftwareWatches(
            SoftwareWatchTable table, FindingTable findings, Audit audit, Tenancy tenancy, Ids ids, Clock clock) {
        this.table = table;
        this.findings = findings;
        this.audit = audit;
        this.tenancy = tenancy;
        this.ids = ids;
        this.clock = clock;
    }

    /** A machine that is not as a list wants it, with what was found. */
    public record Violation(
            UUID assetId, String assetName, String clientName, String siteName, List<String> details, Instant since) {}

    /** The house's first, then those of the clients in the person's lists. */
    public List<SoftwareWatch> list(Person person) {
        mustBeTeam(person);
        List<SoftwareWatch> all = new ArrayList<>(tenancy.call(HOUSE, () -> table.list(Reach.of(HOUSE))));
        Scope scope = person.listScope();
        tenancy.call(scope, () -> table.list(Reach.of(scope))).stream()
                .filter(watch -> !watch.isHouses())
                .forEach(all::add);
        return all;
    }

    /** How many machines in the person's lists are not as each list wants them; none is missing in the map. */
    public Map<UUID, Long> counts(Person person) {
        mustBeTeam(person);
        Scope scope = person.listScope();
        return tenancy.call(scope, () -> findings.counts(Reach.of(scope)));
    }

    public SoftwareWatch get(Person person, UUID watchId) {
        mustBeTeam(person);
        Scope scope = person.scope();
        Optional<SoftwareWatch> houses = tenancy.call(HOUSE, () -> table.find(Reach.of(HOUSE), watchId));
        return houses.or(() -> tenancy.call(scope, () -> table.find(Reach.of(scope), watchId)))
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    public Slice<Violation> violations(Person person, SoftwareWatch watch, Slice.Request page) {
        Scope scope = person.listScope();
        return tenancy.call(scope, () -> findings.violations(Reach.of(scope), watch.watchId(), page));
    }

    /** For all machines of a client, or of everybody for the house's id. */
    public UUID create(Person person, UUID clientId, SoftwareWatch.Draft draft) {
        mustChange(person, clientId);
        UUID id = ids.next();
        tenancy.run(scope(person, clientId), () -> {
            if (table.count(clientId) >= MOST) {
                throw Problem.of(409, "too_many_watches", MOST).refusal();
            }
            table.insert(clientId, id, draft, person.name(), clock.instant().truncatedTo(ChronoUnit.MICROS));
            record(person, "software_watch.created", clientId, id, draft.name());
        });
        return id;
    }

    public void change(Person person, SoftwareWatch watch, int version, SoftwareWatch.Draft draft, boolean active) {
        mustChange(person, watch.clientId());
        tenancy.run(scope(person, watch.clientId()), () -> {
            if (!table.update(watch, version, draft, active)) {
                throw Problem.conflict().refusal();
            }
            record(person, "software_watch.changed", watch.clientId(), watch.watchId(), draft.name());
        });
    }

    /** Its alerts close by themselves. */
    public void delete(Person person, SoftwareWatch watch) {
        mustChange(person, watch.clientId());
        tenancy.run(scope(person, watch.clientId()), () -> {
            table.markDeleted(watch);
            record(
                    person,
                    "software_watch.deleted",
                    watch.clientId(),
                    watch.watchId(),
                    watch.draft().name());
        });
    }

    /** Whether the person changes lists of this client, or of the house. */
    public static boolean mayChange(Person person, UUID clientId) {
        return person.role() == Role.SUPERADMIN || person.isStaff() && person.mayReach(clientId);
    }

    private void record(Person person, String action, UUID clientId, UUID id, String name) {
        audit.record(person, action, clientId, Subject.of("software_watch", id, name), Map.of());
    }

    private static void mustChange(Person person, UUID clientId) {
        mustBeTeam(person);
        if (!mayChange(person, clientId)) {
            throw (clientId.equals(Person.HOUSE) ? Problem.forbidden() : Problem.notFound()).refusal();
        }
    }

    private static void mustBeTeam(Person person) {
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
    }

    private static Scope scope(Person person, UUID clientId) {
        return clientId.equals(Person.HOUSE) ? HOUSE : person.scope();
    }
}
