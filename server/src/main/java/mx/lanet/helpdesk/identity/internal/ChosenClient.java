package mx.lanet.helpdesk.identity.internal;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.identity.Sessions;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.web.ClientSwitcher;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The client switcher of staff: the choice lives in the session. */
@Component
class ChosenClient implements ClientSwitcher {
    private final Clients clients;
    private final Sessions sessions;

    ChosenClient(Clients clients, Sessions sessions) {
        this.clients = clients;
        this.sessions = sessions;
    }

    @Override
    public List<Option> options(Person person) {
        return clients.reachable(person, MOST).stream()
                .map(client -> new Option(client.id(), client.name()))
                .toList();
    }

    @Override
    public String name(Person person, UUID clientId) {
        try {
            Client client = clients.get(person, clientId);
            return client.name();
        } catch (Refusal gone) {
            // Withdrawn since it was chosen: lists no longer obey it either.
            return "—";
        }
    }

    @Override
    public void choose(Person person, @Nullable UUID clientId) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            sessions.choose(attributes.getRequest().getSession(), clientId);
        }
    }
}
