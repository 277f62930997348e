package mx.lanet.helpdesk.identity.internal;

import java.util.UUID;
import mx.lanet.helpdesk.client.ClientPeople;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.Person;
import org.springframework.stereotype.Component;

/** Tells a client's page how many people it has. */
@Component
class PeopleOfClients implements ClientPeople {
    private final Users users;

    PeopleOfClients(Users users) {
        this.users = users;
    }

    @Override
    public int active(Person person, UUID clientId) {
        return users.activeOfClient(person, clientId);
    }
}
