package mx.lanet.helpdesk.ticket.queue;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Memory;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The queues that tickets stand in. Only the team knows of them, and only the superadmin makes and changes them. */
@Service
public class Queues {
    /** The one that always is: it serves every client, and takes what nothing leads elsewhere. */
    public static final UUID GENERAL = UUID.fromString("00000000-0000-7000-8000-000000000100");

    /** No installation has more, and no queue has more members. */
    public static final int MOST = 200;

    private static final int OPEN_COUNTED = 10_000;

    private final QueueTable table;
    private final QueueChoices choices;
    private final Users users;
    private final Clients clients;
    private final Tenancy tenancy;
    private final Memory memory;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Queues(
            QueueTable table,
            QueueChoices choices,
            Users users,
            Clients clients,
            Tenancy tenancy,
            Memory memory,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.table = table;
        this.choices = choices;
        this.users = users;
        this.clients = clients;
        this.tenancy = tenancy;
        this.memory = memory;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What is typed about a queue; texts come stripped.
     *
     * @param served the clients, unless it serves all
     */
    public record Draft(
            String name, String note, boolean automatic, boolean everyClient, Set<UUID> served, Set<UUID> members) {
        public Draft {
            name = name.strip();
            note = note.strip();
            served = everyClient ? Set.of() : Set.copyOf(served);
            members = Set.copyOf(members);
        }

        List<FieldError> problems() {
            List<FieldError> errors = new ArrayList<>();
            if (name.isEmpty()) {
                errors.add(new FieldError("name", "required"));
            }
            if (name.length() > 100) {
                errors.add(new FieldError("name", "too_long", 100));
            }
            if (note.length() > 500) {
                errors.add(new FieldError("note", "too_long", 500));
            }
            if (!everyClient && served.isEmpty()) {
                errors.add(new FieldError("served", "required"));
            }
            if (members.size() > MOST) {
                errors.add(new FieldError("members", "too_many", MOST));
            }
            return errors;
        }
    }

    /** A line of the list: how many work there, and how many of its tickets are open. */
    public record Line(Queue queue, int members, long open) {}

    /** All active queues by name, for a filter. */
    public List<QueueName> choices(Person person) {
        mustBeStaff(person);
        return known(person, null, null);
    }

    /** By name: the active queues that serve this client, and the one that a ticket stands in, active or not. */
    public List<QueueName> serving(Person person, UUID clientId, @Nullable UUID standingIn) {
        if (!person.mayReach(clientId)) {
            throw Problem.notFound().refusal();
        }
        mustBeStaff(person);
        return known(person, clientId, standingIn);
    }

    private List<QueueName> known(Person person, @Nullable UUID clientId, @Nullable UUID standingIn) {
        return memory.recall(
                new Known(person.scope(), clientId, standingIn),
                () -> tenancy.call(person.scope(), () -> List.copyOf(choices.serving(clientId, standingIn))));
    }

    /** As a scope sees those that serve a client, in the memory. */
    private record Known(Scope scope, @Nullable UUID clientId, @Nullable UUID standingIn) {}

    /** The active ones in which the person works. */
    public List<QueueName> own(Person person) {
        mustBeStaff(person);
        return tenancy.call(person.scope(), () -> choices.serving(null, null).stream()
                .filter(queue -> choices.worksIn(queue.id(), person.userId()))
                .toList());
    }

    /** All of them, those at rest last. */
    public List<Line> list(Person person) {
        mustDecide(person);
        return tenancy.call(new Scope.Everything(), () -> {
            Map<UUID, Integer> members = table.memberCounts();
            return table.all(MOST).stream()
                    .map(queue ->
                            new Line(queue, members.getOrDefault(queue.id(), 0), table.open(queue.id(), OPEN_COUNTED)))
                    .toList();
        });
    }

    public Queue get(Person person, UUID queueId) {
        mustDecide(person);
        return tenancy.call(new Scope.Everything(), () -> existing(queueId));
    }

    /** The clients that were named for it. */
    public Set<UUID> served(Person person, UUID queueId) {
        mustDecide(person);
        return tenancy.call(new Scope.Everything(), () -> table.clients(queueId));
    }

    /** Who works there, in no order. */
    public List<QueueMember> members(Person person, UUID queueId) {
        mustDecide(person);
        return tenancy.call(new Scope.Everything(), () -> {
            Map<UUID, Optional<Instant>> given = table.members(queueId);
            Map<UUID, Long> loads = table.loads(given.keySet());
            Set<UUID> away = table.away();
            List<QueueMember> members = new ArrayList<>();
            given.forEach((id, at) -> users.find(Person.HOUSE, id)
                    .ifPresent(user -> members.add(new QueueMember(
                            id,
                            user.name(),
                            user.active(),
                            away.contains(id),
                            loads.getOrDefault(id, 0L),
                            at.orElse(null)))));
            return members;
        });
    }

    /** Makes a queue; an invalid draft is refused with its field errors. */
    public Queue create(Person person, Draft draft) {
        mustDecide(person);
        refuse(draft.problems());
        return tenancy.call(new Scope.Everything(), () -> {
            UUID queueId = ids.next();
            mustFit(queueId, draft);
            if (table.all(MOST).size() >= MOST) {
                refuse(List.of(new FieldError("name", "too_many", MOST)));
            }
            table.insert(queueId, draft, now());
            table.setMembers(queueId, draft.members());
            table.setClients(queueId, draft.served());
            record(person, "queue.created", queueId, draft.name(), details(draft));
            return existing(queueId);
        });
    }

    /** Changes a queue; refused as changed_meanwhile when somebody saved another version before. */
    public Queue change(Person person, UUID queueId, int version, Draft draft) {
        mustDecide(person);
        refuse(draft.problems());
        return tenancy.call(new Scope.Everything(), () -> {
            Queue before = existing(queueId);
            if (before.isGeneral() && !draft.everyClient()) {
                refuse(List.of(new FieldError("served", "queue_serves_all")));
            }
            mustFit(queueId, draft);
            if (!table.update(queueId, version, draft, now())) {
                throw Problem.conflict().refusal();
            }
            table.setMembers(queueId, draft.members());
            table.setClients(queueId, draft.served());
            record(person, "queue.changed", queueId, draft.name(), details(draft));
            return existing(queueId);
        });
    }

    /** Puts a queue to rest, once none of its tickets is open, or wakes it. */
    public void setActive(Person person, UUID queueId, int version, boolean active) {
        mustDecide(person);
        tenancy.run(new Scope.Everything(), () -> {
            Queue queue = existing(queueId);
            long open = active ? 0 : table.open(queueId, OPEN_COUNTED);
            if (queue.isGeneral() || open > 0) {
                throw Problem.of(409, queue.isGeneral() ? "queue_is_general" : "queue_has_tickets", open)
                        .refusal();
            }
            if (active && table.nameTaken(queueId, queue.name())) {
                throw Problem.of(409, "queue_name_taken").refusal();
            }
            if (!table.setActive(queueId, version, active, now())) {
                throw Problem.conflict().refusal();
            }
            record(person, active ? "queue.activated" : "queue.deactivated", queueId, queue.name(), Map.of());
        });
    }

    /** Whether the person has said to be away. */
    public boolean isAway(Person person) {
        mustBeStaff(person);
        return tenancy.call(new Scope.Everything(), () -> table.away().contains(person.userId()));
    }

    /** While somebody is away, no queue gives them anything by itself. Each says so of oneself. */
    public void setAway(Person person, boolean away) {
        mustBeStaff(person);
        tenancy.run(new Scope.Everything(), () -> {
            if (table.setAway(person.userId(), away, now())) {
                audit.record(
                        person,
                        away ? "queue.member_away" : "queue.member_back",
                        Person.HOUSE,
                        Subject.of("user", person.userId(), person.name()),
                        Map.of());
            }
        });
    }

    private Queue existing(UUID queueId) {
        return table.find(queueId).orElseThrow(() -> Problem.notFound().refusal());
    }

    private void mustFit(UUID queueId, Draft draft) {
        if (table.nameTaken(queueId, draft.name())) {
            refuse(List.of(new FieldError("name", "queue_name_taken")));
        }
        for (UUID client : draft.served()) {
            if (clients.find(client).filter(found -> !found.house()).isEmpty()) {
                refuse(List.of(new FieldError("served", "choose_from_list")));
            }
        }
        Set<UUID> before = new HashSet<>(table.members(queueId).keySet());
        for (UUID member : draft.members()) {
            boolean fits = before.contains(member)
                    || users.find(Person.HOUSE, member).filter(User::active).isPresent();
            if (!fits) {
                refuse(List.of(new FieldError("members", "choose_from_list")));
            }
        }
    }

    private void record(Person person, String action, UUID queueId, String name, Map<String, ?> details) {
        audit.record(person, action, Person.HOUSE, Subject.of("queue", queueId, name), details);
    }

    private static Map<String, String> details(Draft draft) {
        return Map.of(
                "automatic", String.valueOf(draft.automatic()),
                "members", String.valueOf(draft.members().size()),
                "served",
                        draft.everyClient()
                                ? "*"
                                : String.valueOf(draft.served().size()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refusal();
        }
    }

    private static void mustBeStaff(Person person) {
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
    }

    /** Whether this person makes and changes queues, so that pages offer no button that would be refused. */
    static boolean mayDecide(Person person) {
        return person.role() == Role.SUPERADMIN;
    }

    private static void mustDecide(Person person) {
        if (!mayDecide(person)) {
            throw Problem.forbidden().refusal();
        }
    }
}
