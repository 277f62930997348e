package mx.lanet.helpdesk.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Service;

/** Finds active people of clients by whatever somebody on the phone says: parts of name, login, e-mail, phone. */
@Service
public class PeopleFinder {
    /** A word of fewer letters finds half of the world, and no index serves it. */
    public static final int SHORTEST = 3;

    private static final int MOST_WORDS = 5;
    private static final int LONGEST = 50;

    private final UserListTable table;
    private final Clients clients;
    private final Tenancy tenancy;

    PeopleFinder(UserListTable table, Clients clients, Tenancy tenancy) {
        this.table = table;
        this.clients = clients;
        this.tenancy = tenancy;
    }

    /** At most so many by name, within what the person's lists show; none while the words are too short. */
    public List<FoundPerson> find(Person person, String text, int limit) {
        if (person.role() == Role.REQUESTER) {
            throw Problem.forbidden().refusal();
        }
        String[] words = Arrays.stream(text.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, Math.min(word.length(), LONGEST)))
                .limit(MOST_WORDS)
                .toArray(String[]::new);
        if (Arrays.stream(words).noneMatch(word -> word.length() >= SHORTEST)) {
            return List.of();
        }
        return tenancy.call(person.listScope(), () -> named(table.search(words, limit)));
    }

    private List<FoundPerson> named(List<User> found) {
        Map<UUID, String> names =
                clients.names(found.stream().map(User::clientId).collect(Collectors.toSet()));
        return found.stream()
                .map(user -> new FoundPerson(
                        user.clientId(),
                        user.id(),
                        user.name(),
                        user.email(),
                        user.phone(),
                        names.getOrDefault(user.clientId(), ""),
                        user.photo()))
                .toList();
    }
}
