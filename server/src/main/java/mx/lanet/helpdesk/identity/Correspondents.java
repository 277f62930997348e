package mx.lanet.helpdesk.identity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Automation;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Role;
import org.springframework.stereotype.Service;

/**
 * People by the address from which they write. An address proves nothing by itself: who asks here knows already how far the
 * sender of a mail may be believed. All in the caller's transaction of all clients.
 */
@Service
public class Correspondents {
    private static final int MOST = 20;

    private final UsersTable users;
    private final PeopleTable people;
    private final Newcomers newcomers;

    Correspondents(UsersTable users, PeopleTable people, Newcomers newcomers) {
        this.users = users;
        this.people = people;
        this.newcomers = newcomers;
    }

    /** Everybody active with this address, of whichever client, as they stand at this moment; at most twenty. */
    public List<Person> withAddress(String address) {
        return users.withEmail(address.toLowerCase(Locale.ROOT), MOST).stream()
                .map(this::person)
                .toList();
    }

    private Person person(User user) {
        Set<UUID> clients = user.role() == Role.TECHNICIAN ? people.servedBy(user.id()) : Set.of();
        return user.asPerson(clients);
    }

    /** Makes a requester of this client who cannot sign in yet; empty when such a person cannot be made. */
    public Optional<Person> make(Automation actor, UUID clientId, String name, String address) {
        Newcomers.Caller caller = new Newcomers.Caller(clientId, name, address, "");
        List<FieldError> problems = Newcomers.problems(caller);
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(person(newcomers.make(actor, "", caller.draft())));
        } catch (Refusal _) {
            return Optional.empty();
        }
    }
}
