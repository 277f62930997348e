package mx.lanet.helpdesk.alert;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetQuery;
import mx.lanet.helpdesk.asset.MachineSets;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Service;

/**
 * What follows from alerts: the house decides for everybody, and for single clients otherwise. The superadmin decides; the
 * team reads. Whoever saves another version than the newest is refused as changed_meanwhile.
 */
@Service
public class AlertPolicies {
    /** More rules than kinds and severities there are nobody needs. */
    public static final int MOST_RULES = 200;

    private final PolicyTable table;
    private final Clients clients;
    private final MachineSets sets;
    private final Audit audit;
    private final Tenancy tenancy;
    private final Clock clock;

    AlertPolicies(PolicyTable table, Clients clients, MachineSets sets, Audit audit, Tenancy tenancy, Clock clock) {
        this.table = table;
        this.clients = clients;
        this.sets = sets;
        this.audit = audit;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** What was said for this client alone, or for everybody; an unknown client is refused as not found. */
    public AlertPolicy of(Person person, UUID owner) {
        return effective(person, owner).client();
    }

    /** What holds for this client, and why: both parts. For the house both are the house's. */
    public AlertPolicy.Effective effective(Person person, UUID owner) {
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
        if (!owner.equals(Person.HOUSE)) {
            clients.get(person, owner);
        }
        AlertPolicy house = read(Person.HOUSE);
        return new AlertPolicy.Effective(
                owner.equals(Person.HOUSE) ? AlertPolicy.silent(owner) : house,
                owner.equals(Person.HOUSE) ? house : read(owner));
    }

    private AlertPolicy read(UUID owner) {
        return tenancy.call(new Scope.Clients(Set.of(owner)), () -> table.of(owner));
    }

    /** In the caller's transaction, whose scope reaches all clients. */
    AlertPolicy.Effective inTransaction(UUID client) {
        return new AlertPolicy.Effective(table.of(Person.HOUSE), table.of(client));
    }

    /** As above; of the rules of saved lists, those whose list has the alert's machine now. */
    AlertPolicy.Effective inTransaction(Alert alert) {
        UUID client = alert.clientId();
        UUID asset = alert.about().assetId();
        return inTransaction(client)
                .narrowed(list -> asset != null && sets.holds(client, asset, AssetQuery.ofList(list)));
    }

    public void save(Person person, AlertPolicy policy, int version) {
        mayDecide(person, policy.owner());
        tenancy.run(scope(policy.owner()), () -> {
            if (!table.save(policy, version, clock.instant(), person.name())) {
                throw Problem.conflict().refusal();
            }
            record(
                    person,
                    policy.owner(),
                    Map.of(
                            "tickets", String.valueOf(policy.tickets()),
                            "server", String.valueOf(policy.serverMinutes()),
                            "workstation", String.valueOf(policy.workstationMinutes())));
        });
    }

    /** Adds the rule, or puts it in the place of the one of the same kind, severity and list. */
    public void put(Person person, UUID owner, AlertRule rule) {
        mayDecide(person, owner);
        tenancy.run(scope(owner), () -> {
            if (table.countRules(owner) >= MOST_RULES) {
                throw Problem.invalid(List.of(new FieldError("kind", "too_many", MOST_RULES)))
                        .refusal();
            }
            table.put(owner, rule);
            record(
                    person,
                    owner,
                    Map.of(
                            "kind", rule.kind(),
                            "severity", rule.severity().word(),
                            "list", rule.listName(),
                            "tickets", String.valueOf(rule.tickets()),
                            "priority", rule.priority()));
        });
    }

    /** Takes the rule away; without it, nothing happens. */
    public void remove(Person person, UUID owner, String kind, Severity severity, String list) {
        mayDecide(person, owner);
        tenancy.run(scope(owner), () -> {
            if (table.remove(owner, kind, severity, list)) {
                record(person, owner, Map.of("kind", kind, "severity", severity.word(), "removed", "true"));
            }
        });
    }

    private void mayDecide(Person person, UUID owner) {
        if (person.role() != Role.SUPERADMIN) {
            throw Problem.forbidden().refusal();
        }
        if (!owner.equals(Person.HOUSE)) {
            clients.get(person, owner);
        }
    }

    private static Scope scope(UUID owner) {
        return new Scope.Clients(Set.of(owner));
    }

    private void record(Person person, UUID owner, Map<String, String> details) {
        audit.record(person, "alert_policy.changed", owner, new Subject("alert_policy", owner.toString(), ""), details);
    }
}
