package mx.lanet.helpdesk.ticket.field;

import java.text.Normalizer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes and changes fields: the superadmin alone. Nothing is deleted, since tickets keep what they say. */
@Service
public class FieldChanges {
    /** The house has at most so many, with those out of use. */
    public static final int MOST = 100;

    private static final int KEY_MAX = 36;

    private final FieldTable table;
    private final Clients clients;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    FieldChanges(FieldTable table, Clients clients, Tenancy tenancy, Audit audit, Ids ids, Clock clock) {
        this.table = table;
        this.clients = clients;
        this.tenancy = tenancy;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Every field of tickets, in their order, also those out of use. */
    public List<TicketField> all(Person person) {
        return all(person, false);
    }

    /** Every field of machines, or of tickets, likewise. */
    public List<TicketField> all(Person person, boolean machines) {
        mustDecide(person);
        return tenancy.call(new Scope.Everything(), () -> table.all(machines));
    }

    /** This field; what is not there is refused as not found. */
    public TicketField get(Person person, UUID id) {
        return Stream.of(false, true)
                .flatMap(machines -> all(person, machines).stream())
                .filter(field -> field.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    /** The clients whose tickets have it, where not those of every client do. */
    public Set<UUID> clientsOf(Person person, UUID id) {
        mustDecide(person);
        return tenancy.call(new Scope.Everything(), () -> table.clients(id));
    }

    /** Makes a field, the last of all; an invalid draft is refused with its field errors. */
    public TicketField create(Person person, FieldDraft draft) {
        mustDecide(person);
        refuse(draft.problems());
        mustBeClients(person, draft);
        return tenancy.call(new Scope.Everything(), () -> {
            table.lock();
            List<TicketField> all = table.all(draft.ofMachines());
            if (all.size() >= MOST) {
                refuse(List.of(new FieldError("label", "too_many", MOST)));
            }
            mustBeNew(all, null, draft);
            UUID id = ids.next();
            table.insert(
                    id,
                    key(draft.spanish().label(), all, table.all(!draft.ofMachines())),
                    all.size() + 1,
                    draft,
                    clock.instant());
            putBelongings(id, draft);
            record(person, "field.created", id, draft.spanish().label(), Map.of());
            return existing(table.all(draft.ofMachines()), id);
        });
    }

    /** Changes a field; refused as changed_meanwhile when another version was saved before. */
    public void change(Person person, UUID id, int version, FieldDraft draft) {
        if (get(person, id).version() != version) {
            throw Problem.conflict().refusal();
        }
        refuse(draft.problems());
        mustBeClients(person, draft);
        tenancy.run(new Scope.Everything(), () -> {
            List<TicketField> all = table.all(draft.ofMachines());
            TicketField before = existing(all, id);
            mustBeNew(all, id, draft);
            if (!table.update(id, version, draft, clock.instant())) {
                throw Problem.conflict().refusal();
            }
            putBelongings(id, draft);
            Map<String, String> details =
                    before.spanish().label().equals(draft.spanish().label())
                            ? Map.of()
                            : Map.of("name_before", before.spanish().label());
            record(person, "field.changed", id, draft.spanish().label(), details);
        });
    }

    private void putBelongings(UUID id, FieldDraft draft) {
        table.setClients(id, draft.everyClient() ? Set.of() : draft.clients());
        table.setCategories(id, draft.categories());
        if (draft.kind() == FieldKind.CHOICE) {
            table.setOptions(
                    id,
                    draft.options().stream()
                            .map(option -> new FieldOption(
                                    option.id() == null ? ids.next() : option.id(),
                                    option.spanish(),
                                    option.english(),
                                    option.active()))
                            .toList());
        }
    }

    /** Takes a field out of use, or back; what tickets say in it stays. */
    public void setActive(Person person, UUID id, int version, boolean active) {
        TicketField field = get(person, id);
        tenancy.run(new Scope.Everything(), () -> {
            if (!table.setActive(id, version, active, clock.instant())) {
                throw Problem.conflict().refusal();
            }
            String action = active ? "field.activated" : "field.retired";
            record(person, action, id, field.spanish().label(), Map.of());
        });
    }

    /** One place up or down; at the end nothing happens. */
    public void move(Person person, UUID id, boolean up) {
        TicketField field = get(person, id);
        tenancy.run(new Scope.Everything(), () -> {
            table.lock();
            List<TicketField> all = table.all(field.ofMachines());
            List<UUID> order = new ArrayList<>(all.stream().map(TicketField::id).toList());
            int at = order.indexOf(id);
            int to = up ? at - 1 : at + 1;
            if (to < 0 || to >= order.size()) {
                return;
            }
            Collections.swap(order, at, to);
            for (int i = 0; i < order.size(); i++) {
                table.setPlace(order.get(i), i + 1);
            }
            record(person, "field.moved", id, field.spanish().label(), Map.of());
        });
    }

    /** The label in small letters without accents, and a number where another field has it. */
    private static String key(String label, List<TicketField> all, List<TicketField> others) {
        Set<String> taken = Stream.concat(all.stream(), others.stream())
                .map(TicketField::key)
                .collect(Collectors.toSet());
        String plain = Normalizer.normalize(label, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^[^a-z]+|_+$", "");
        String base = plain.isEmpty() ? "campo" : plain.substring(0, Math.min(KEY_MAX, plain.length()));
        String key = base;
        for (int number = 2; taken.contains(key); number++) {
            key = base + number;
        }
        return key;
    }

    private static TicketField existing(List<TicketField> all, UUID id) {
        return all.stream().filter(field -> field.id().equals(id)).findFirst().orElseThrow(() -> Problem.notFound()
                .refusal());
    }

    private static void mustBeNew(List<TicketField> all, @Nullable UUID id, FieldDraft draft) {
        boolean taken = all.stream()
                .anyMatch(field -> !field.id().equals(id)
                        && field.active()
                        && field.spanish()
                                .label()
                                .equalsIgnoreCase(draft.spanish().label()));
        if (taken) {
            refuse(List.of(new FieldError("label", "fields_label_taken")));
        }
    }

    private void mustBeClients(Person person, FieldDraft draft) {
        Set<UUID> known = clients.reachable(person).stream().map(Client::id).collect(Collectors.toSet());
        if (!known.containsAll(draft.clients())) {
            refuse(List.of(new FieldError("clients", "choose_from_list")));
        }
    }

    private void record(Person person, String action, UUID id, String label, Map<String, ?> details) {
        audit.record(person, action, Person.HOUSE, Subject.of("field", id, label), details);
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refusal();
        }
    }

    private static void mustDecide(Person person) {
        if (person.role() != Role.SUPERADMIN) {
            throw Problem.forbidden().refusal();
        }
    }
}
