package mx.lanet.helpdesk.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.identity.Colleague;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.report.Exportable;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Service;

/**
 * To whom a person may send a report: the team (of a report about one client, who serves it) and the administrators of the
 * clients that the person reaches (of a report about one client, its own); for a client's administrator, those of the client.
 */
@Service
public class Candidates {
    /** More are not offered. */
    public static final int MOST = 2_000;

    private final Users users;
    private final Clients clients;
    private final Tenancy tenancy;

    Candidates(Users users, Clients clients, Tenancy tenancy) {
        this.users = users;
        this.clients = clients;
        this.tenancy = tenancy;
    }

    /** @param client the person's client by name; empty for the team */
    public record Candidate(Schedule.Reader reader, String name, String client) {}

    /** @param parameters of the page's address */
    public List<Candidate> of(Person person, Exportable page, Map<String, String> parameters) {
        Optional<UUID> client = person.isStaff() ? Schedule.client(parameters) : Optional.of(person.clientId());
        if (client.isPresent() && !person.mayReach(client.get())) {
            return List.of();
        }
        List<Candidate> all = new ArrayList<>(person.isStaff() ? team(person, client) : List.of());
        List<User> admins = new ArrayList<>();
        Users.Query query = new Users.Query(client.orElse(null), Role.CLIENT_ADMIN, true, "", Users.Sort.NAME, false);
        tenancy.run(person.scope(), () -> users.each(unchosen(person), query, MOST, admins::addAll));
        Map<UUID, String> names =
                clients.names(person, admins.stream().map(User::clientId).collect(Collectors.toSet()));
        admins.stream()
                .filter(user -> page.isFor(user.asPerson()))
                .forEach(user -> all.add(new Candidate(
                        new Schedule.Reader(user.clientId(), user.id()),
                        user.name(),
                        names.getOrDefault(user.clientId(), ""))));
        return all;
    }

    private List<Candidate> team(Person person, Optional<UUID> client) {
        List<Colleague> team = client.map(id -> users.staffServing(person, id))
                .orElseGet(
                        () -> tenancy
                                .call(
                                        new Scope.Clients(Set.of(Person.HOUSE)),
                                        () -> users.ofClient(Person.HOUSE, "", MOST))
                                .stream()
                                .map(user -> new Colleague(user.id(), user.name(), user.role()))
                                .toList());
        return team.stream()
                .map(one -> new Candidate(new Schedule.Reader(Person.HOUSE, one.id()), one.name(), ""))
                .toList();
    }

    /** Whatever is chosen in the switcher. */
    private static Person unchosen(Person person) {
        return new Person(
                person.userId(),
                person.clientId(),
                person.role(),
                person.name(),
                person.login(),
                person.clients(),
                null,
                person.locale(),
                person.theme(),
                person.mustChangePassword());
    }
}
