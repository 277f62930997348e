package mx.lanet.helpdesk.ticket.watch;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import org.springframework.stereotype.Service;

/**
 * Who watches a ticket. The team decides: somebody of the team who serves the ticket's client, or somebody of that client;
 * for anybody else there is nobody of that id. Whoever is not of the team is refused.
 */
@Service
public class Watchers {
    /** One ticket has no more. */
    public static final int MOST = 50;

    private static final int OFFERED = 20;

    private final WatchTable table;
    private final Tickets tickets;
    private final Users users;
    private final Tenancy tenancy;

    Watchers(WatchTable table, Tickets tickets, Users users, Tenancy tenancy) {
        this.table = table;
        this.tickets = tickets;
        this.users = users;
        this.tenancy = tenancy;
    }

    /** The team first, then by name. */
    public List<Watcher> of(Person person, Ticket ticket) {
        mustBeStaff(person);
        return tenancy.call(person.scope(), () -> table.of(ticket));
    }

    /** Those of the team who may see the ticket. */
    public List<TeamMate> team(Person person, Ticket ticket) {
        mustBeStaff(person);
        return tenancy.call(person.scope(), () -> table.team(ticket.clientId())).stream()
                .filter(TeamMate::serves)
                .toList();
    }

    /** Who of the team is called in the text and may not see the ticket, by name. */
    public List<String> strangers(Person person, Ticket ticket, String text) {
        return person.isStaff() && Mentions.mayBeIn(text)
                ? tenancy
                        .call(person.scope(), () -> Mentions.in(text, table.team(ticket.clientId()))
                                .strangers())
                        .stream()
                        .map(TeamMate::name)
                        .toList()
                : List.of();
    }

    /** Active people of the ticket's client whose name, login or e-mail contains the words. */
    public List<User> ofClient(Person person, Ticket ticket, String words) {
        mustBeStaff(person);
        return tenancy.call(person.scope(), () -> users.ofClient(ticket.clientId(), words, OFFERED));
    }

    public Outcome add(Person person, UUID ticketId, UUID userId) {
        Ticket ticket = tickets.get(person, ticketId);
        mustBeStaff(person);
        Watcher who = tenancy.call(person.scope(), () -> known(ticket, userId))
                .orElseThrow(() -> Problem.notFound().refusal());
        return tickets.changeWatcher(person, ticketId, who, true);
    }

    public Outcome remove(Person person, UUID ticketId, UUID userId) {
        Ticket ticket = tickets.get(person, ticketId);
        Watcher who = of(person, ticket).stream()
                .filter(one -> one.userId().equals(userId))
                .findFirst()
                .orElseThrow(() -> Problem.notFound().refusal());
        return tickets.changeWatcher(person, ticketId, who, false);
    }

    /** Who of the client takes part beside who asked; also for the client's own people, who see the ticket. */
    public List<Watcher> ofClient(Person person, Ticket ticket) {
        return tenancy.call(person.scope(), () -> table.of(ticket)).stream()
                .filter(one -> !one.ofTeam())
                .toList();
    }

    /** Somebody of the client takes part no longer, by the own wish; whoever did not watch finds nothing to leave. */
    public Outcome leave(Person person, UUID ticketId) {
        Ticket ticket = tickets.get(person, ticketId);
        Watcher me = ofClient(person, ticket).stream()
                .filter(one -> one.userId().equals(person.userId()))
                .findFirst()
                .orElseThrow(() -> Problem.notFound().refusal());
        return tickets.changeWatcher(person, ticketId, me, false);
    }

    private Optional<Watcher> known(Ticket ticket, UUID userId) {
        Optional<Watcher> mate = table.team(ticket.clientId()).stream()
                .filter(one -> one.serves() && one.userId().equals(userId))
                .findFirst()
                .map(one -> new Watcher(one.userId(), one.name(), true));
        return mate.isPresent()
                ? mate
                : users.find(ticket.clientId(), userId)
                        .filter(User::active)
                        .map(user -> new Watcher(user.id(), user.name(), false));
    }

    private static void mustBeStaff(Person person) {
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
    }
}
