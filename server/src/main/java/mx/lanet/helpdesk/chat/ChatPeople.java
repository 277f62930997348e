package mx.lanet.helpdesk.chat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.identity.Colleague;
import mx.lanet.helpdesk.identity.PeopleFinder;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import org.springframework.stereotype.Component;

/**
 * Who may write to whom: the team to each other and to the people of the clients served, a client's administrator to the own
 * people; a requester to nobody but the support. Anybody else is not known.
 */
@Component
class ChatPeople {
    private final Users users;
    private final PeopleFinder finder;

    ChatPeople(Users users, PeopleFinder finder) {
        this.users = users;
        this.finder = finder;
    }

    /** @param clientId with which client a conversation with this person lies */
    record Partner(UUID clientId, UUID userId, String name) {}

    Optional<Partner> find(Person person, UUID userId) {
        if (person.role() == Role.REQUESTER || person.userId().equals(userId)) {
            return Optional.empty();
        }
        Optional<Partner> colleague = team(person).stream()
                .filter(one -> one.id().equals(userId))
                .map(one -> new Partner(Person.HOUSE, one.id(), one.name()))
                .findFirst();
        return colleague.or(() -> ofAClient(person, userId));
    }

    private Optional<Partner> ofAClient(Person person, UUID userId) {
        try {
            User user = users.get(person, userId);
            boolean within = user.active() && !user.clientId().equals(Person.HOUSE) && person.mayReach(user.clientId());
            return within ? Optional.of(new Partner(user.clientId(), user.id(), user.name())) : Optional.empty();
        } catch (Refusal e) {
            return Optional.empty();
        }
    }

    /** Those whose name holds the text; of clients' people only once it has three letters. */
    List<Chats.Found> search(Person person, String text, int most) {
        String looked = text.strip().toLowerCase(Locale.ROOT);
        List<Chats.Found> found = new ArrayList<>();
        team(person).stream()
                .filter(one -> !one.id().equals(person.userId())
                        && one.name().toLowerCase(Locale.ROOT).contains(looked))
                .limit(most)
                .forEach(one -> found.add(new Chats.Found(one.id(), one.name(), "")));
        if (person.role() != Role.REQUESTER) {
            finder.find(person, text, most).stream()
                    .filter(one -> !one.userId().equals(person.userId()))
                    .forEach(one -> found.add(new Chats.Found(one.userId(), one.name(), one.clientName())));
        }
        return found;
    }

    private List<Colleague> team(Person person) {
        return person.isStaff() ? users.team(person) : List.of();
    }

    /** The clients with whose rows a person's conversations lie: a technician's lie with the house, too. */
    static Scope scope(Person person) {
        if (person.role() != Role.TECHNICIAN) {
            return person.scope();
        }
        Set<UUID> clients = new HashSet<>(person.clients());
        clients.add(Person.HOUSE);
        return new Scope.Clients(clients);
    }
}
