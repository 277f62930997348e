package mx.lanet.helpdesk.identity;

import java.text.Collator;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.ApiKey;
import mx.lanet.helpdesk.shared.Automation;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Service;

/** Which technician serves which client, and may run scripts there. Only the superadmin decides; it holds at once. */
@Service
public class Technicians {
    private final TechniciansTable table;
    private final UsersTable users;
    private final Clients clients;
    private final FreshFactor fresh;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Clock clock;

    Technicians(
            TechniciansTable table,
            UsersTable users,
            Clients clients,
            FreshFactor fresh,
            Tenancy tenancy,
            Audit audit,
            Clock clock) {
        this.table = table;
        this.users = users;
        this.clients = clients;
        this.fresh = fresh;
        this.tenancy = tenancy;
        this.audit = audit;
        this.clock = clock;
    }

    /** A client that a technician serves. */
    public record Assignment(UUID clientId, String clientName, boolean remoteExecution) {}

    /** What a technician serves, by the clients' names. */
    public List<Assignment> of(Actor actor, UUID userId) {
        mustDecide(actor);
        return tenancy.call(new Scope.Everything(), () -> {
            List<TechniciansTable.Row> rows = table.of(userId);
            Map<UUID, String> names = clients.names(
                    rows.stream().map(TechniciansTable.Row::clientId).toList());
            return rows.stream()
                    .map(row -> new Assignment(
                            row.clientId(), names.getOrDefault(row.clientId(), ""), row.remoteExecution()))
                    .sorted(Comparator.comparing(Assignment::clientName, Collator.getInstance(Locale.of("es", "MX"))))
                    .toList();
        });
    }

    /** How many clients each of these people serves; those who serve none are absent. */
    public Map<UUID, Integer> counts(Actor actor, Collection<UUID> userIds) {
        mustDecide(actor);
        return tenancy.call(new Scope.Everything(), () -> table.counts(userIds));
    }

    /** Active technicians by name, those whose name holds the text. */
    public Slice<Colleague> list(Actor actor, String search, Slice.Request request) {
        mustDecide(actor);
        return tenancy.call(
                new Scope.Everything(),
                () -> new Slice<>(
                        table.technicians(search, request.size(), request.offset()),
                        request.page(),
                        request.size(),
                        table.countTechnicians(search)));
    }

    /** A few names of those who serve each of these clients; clients whom nobody serves are absent. */
    public Map<UUID, List<String>> namesServing(Actor actor, Collection<UUID> clientIds, int most) {
        mustDecide(actor);
        return tenancy.call(new Scope.Everything(), () -> table.namesServing(clientIds, most));
    }

    /** Of these clients, those that the technician serves. */
    public Set<UUID> servedAmong(Actor actor, UUID userId, Collection<UUID> clientIds) {
        mustDecide(actor);
        return tenancy.call(new Scope.Everything(), () -> table.among(clientIds, List.of(userId))).stream()
                .map(TechniciansTable.Pair::clientId)
                .collect(Collectors.toSet());
    }

    /** Of these technicians, those who serve the client. */
    public Set<UUID> servingAmong(Actor actor, UUID clientId, Collection<UUID> userIds) {
        mustDecide(actor);
        return tenancy.call(new Scope.Everything(), () -> table.among(List.of(clientId), userIds)).stream()
                .map(TechniciansTable.Pair::userId)
                .collect(Collectors.toSet());
    }

    /** The technician of this id; anybody else is refused as not found. */
    public User get(Actor actor, UUID userId) {
        mustDecide(actor);
        return tenancy.call(new Scope.Everything(), () -> technician(userId));
    }

    /** Lets a technician serve a client; once more changes nothing. Remote execution is granted with a fresh second factor. */
    public void assign(Actor actor, UUID userId, UUID clientId, boolean remoteExecution) {
        mustDecide(actor);
        if (remoteExecution) {
            mustBeFresh(actor);
        }
        tenancy.run(new Scope.Everything(), () -> {
            User user = technician(userId);
            Client client = clients.find(clientId)
                    .filter(found -> !found.house())
                    .orElseThrow(() -> Problem.invalid(List.of(new FieldError("client", "choose_from_list")))
                            .refusal());
            if (table.insert(clientId, userId, remoteExecution, clock.instant())) {
                audit.record(
                        actor,
                        "technician.assigned",
                        clientId,
                        Subject.of("user", userId, user.name()),
                        Map.of("client", client.name(), "remote_execution", remoteExecution));
            }
        });
    }

    /** Grants it, which asks for a fresh second factor, or takes it back at once. */
    public void setRemoteExecution(Actor actor, UUID userId, UUID clientId, boolean allowed) {
        mustDecide(actor);
        if (allowed) {
            mustBeFresh(actor);
        }
        tenancy.run(new Scope.Everything(), () -> {
            User user = technician(userId);
            if (!table.setRemoteExecution(clientId, userId, allowed)) {
                throw Problem.notFound().refusal();
            }
            audit.record(
                    actor,
                    allowed ? "technician.remote_execution_granted" : "technician.remote_execution_withdrawn",
                    clientId,
                    Subject.of("user", userId, user.name()),
                    Map.of());
        });
    }

    /** Takes a client from a technician: with the next request it is gone. */
    public void withdraw(Actor actor, UUID userId, UUID clientId) {
        mustDecide(actor);
        tenancy.run(new Scope.Everything(), () -> {
            User user = technician(userId);
            if (!table.delete(clientId, userId)) {
                throw Problem.notFound().refusal();
            }
            audit.record(actor, "technician.withdrawn", clientId, Subject.of("user", userId, user.name()), Map.of());
        });
    }

    /** Whoever stole a session must not make themselves somebody who runs scripts everywhere. */
    private void mustBeFresh(Actor actor) {
        if (actor instanceof Person person) {
            fresh.demand(person);
        }
    }

    private User technician(UUID userId) {
        return users.find(Person.HOUSE, userId)
                .filter(user -> user.role() == Role.TECHNICIAN)
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    private static void mustDecide(Actor actor) {
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
}
