package mx.lanet.helpdesk.client;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.ApiKey;
import mx.lanet.helpdesk.shared.Automation;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Memory;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Service;

/**
 * The companies that the MSP serves. The superadmin makes and changes them; a technician sees those assigned, a
 * client's own people see their own. One that a person may not see does not exist for that person.
 */
@Service
public class Clients {
    /** No select field offers more than this. */
    public static final int MOST_CHOICES = 2_000;

    private final ClientsTable table;
    private final Tenancy tenancy;
    private final Memory memory;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Clients(ClientsTable table, Tenancy tenancy, Memory memory, Audit audit, Ids ids, Clock clock) {
        this.table = table;
        this.tenancy = tenancy;
        this.memory = memory;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a person types about a client; problems are told by {@link #problems()}, texts come stripped. */
    public record Draft(String name, String timeZone, String note) {
        public Draft {
            name = name.strip();
            timeZone = timeZone.strip();
            note = note.strip();
        }

        public List<FieldError> problems() {
            List<FieldError> errors = new ArrayList<>();
            if (name.isEmpty()) {
                errors.add(new FieldError("name", "required"));
            }
            if (name.length() > 200) {
                errors.add(new FieldError("name", "too_long", 200));
            }
            if (note.length() > 4000) {
                errors.add(new FieldError("note", "too_long", 4000));
            }
            if (!isZone(timeZone)) {
                errors.add(new FieldError("timeZone", "not_time_zone"));
            }
            return errors;
        }

        private static boolean isZone(String name) {
            try {
                return name.length() <= 60 && ZoneId.of(name).getId().equals(name);
            } catch (DateTimeException e) {
                return false;
            }
        }
    }

    public record Query(String search, boolean alsoInactive, boolean descending) {}

    /** A line of the list. */
    public record Row(Client client, int sites) {}

    /** The client, in the caller's open tenancy transaction; empty when its scope does not reach it. */
    public Optional<Client> find(UUID clientId) {
        return table.find(clientId);
    }

    /** Names of these clients, in the caller's open tenancy transaction; those out of reach are absent. */
    public Map<UUID, String> names(Collection<UUID> clientIds) {
        return clientIds.isEmpty()
                ? Map.of()
                : table.findAll(Set.copyOf(clientIds)).stream().collect(Collectors.toMap(Client::id, Client::name));
    }

    /** As {@link #names(Collection)}, as far as the person reaches. */
    public Map<UUID, String> names(Person person, Set<UUID> clientIds) {
        // It only grows, so that it may be remembered.
        Map<UUID, String> known = memory.recall(new Names(person.scope()), ConcurrentHashMap::new);
        Set<UUID> unknown = new HashSet<>(clientIds);
        unknown.removeAll(known.keySet());
        if (!unknown.isEmpty()) {
            known.putAll(tenancy.call(person.scope(), () -> names(unknown)));
        }
        Map<UUID, String> names = new HashMap<>();
        clientIds.forEach(id -> names.computeIfAbsent(id, known::get));
        return names;
    }

    /** Of all clients whose names a scope has asked for, in the memory. */
    private record Names(Scope scope) {}

    /** The client as this actor may see it; an unknown or foreign id is refused as not found. */
    public Client get(Actor actor, UUID clientId) {
        if (actor instanceof Person person && !person.mayReach(clientId)) {
            throw Problem.notFound().refusal();
        }
        return tenancy.call(actor.scope(), () -> table.find(clientId))
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    /** The active clients that the person reaches, by name, for switchers and select fields. */
    public List<Client> reachable(Person person) {
        return reachable(person, MOST_CHOICES);
    }

    /** As {@link #reachable(Person)}, at most so many. */
    public List<Client> reachable(Person person, int limit) {
        return memory.recall(
                new Reachable(person.scope(), limit),
                () -> tenancy.call(
                        person.scope(), () -> List.copyOf(table.reachable(Reach.of(person.scope()), false, limit))));
    }

    /** As many as a scope reaches, in the memory. */
    private record Reachable(Scope scope, int limit) {}

    public Slice<Row> list(Person person, Query query, Slice.Request request) {
        if (person.role() == Role.REQUESTER) {
            throw Problem.forbidden().refusal();
        }
        return tenancy.call(person.scope(), () -> table.list(Reach.of(person.scope()), query, request));
    }

    /** Makes a client; an invalid draft is refused with its field errors. */
    public Client create(Actor actor, Draft draft) {
        return create(actor, ids.next(), draft);
    }

    /** As {@link #create(Actor, Draft)}, with an id that must be a certain one, as in the demonstration. */
    public Client create(Actor actor, UUID clientId, Draft draft) {
        mustEdit(actor);
        mustBeValid(draft);
        return tenancy.call(new Scope.Everything(), () -> {
            table.insert(clientId, draft, clock.instant());
            audit.record(
                    actor,
                    "client.created",
                    clientId,
                    Subject.of("client", clientId, draft.name()),
                    Map.of("time_zone", draft.timeZone()));
            return table.find(clientId).orElseThrow();
        });
    }

    /** Changes a client; refused as changed_meanwhile when somebody saved another version before. */
    public void change(Actor actor, UUID clientId, int version, Draft draft) {
        mustEdit(actor);
        mustBeValid(draft);
        tenancy.run(new Scope.Everything(), () -> {
            Client before = existing(clientId);
            if (!table.update(clientId, version, draft, clock.instant())) {
                throw Problem.conflict().refusal();
            }
            Map<String, String> details =
                    before.name().equals(draft.name()) ? Map.of() : Map.of("name_before", before.name());
            audit.record(actor, "client.changed", clientId, Subject.of("client", clientId, draft.name()), details);
        });
    }

    /** Puts a client to rest or wakes it: the people of one at rest cannot sign in. Nothing is deleted. */
    public void setActive(Actor actor, UUID clientId, int version, boolean active) {
        mustEdit(actor);
        tenancy.run(new Scope.Everything(), () -> {
            Client client = existing(clientId);
            if (!table.setActive(clientId, version, active, clock.instant())) {
                throw Problem.conflict().refusal();
            }
            audit.record(
                    actor,
                    active ? "client.activated" : "client.deactivated",
                    clientId,
                    Subject.of("client", clientId, client.name()),
                    Map.of());
        });
    }

    private Client existing(UUID clientId) {
        return table.find(clientId).filter(client -> !client.house()).orElseThrow(() -> Problem.notFound()
                .refusal());
    }

    private static void mustEdit(Actor actor) {
        boolean may =
                switch (actor) {
                    case Person person -> person.role() == Role.SUPERADMIN;
                    case Automation _ -> true;
                    case Agent _, ApiKey _ -> false;
                };
        if (!may) {
            throw Problem.forbidden().refusal();
        }
    }

    private static void mustBeValid(Draft draft) {
        if (!draft.problems().isEmpty()) {
            throw Problem.invalid(draft.problems()).refusal();
        }
    }
}
