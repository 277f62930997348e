package mx.lanet.helpdesk.setting.internal;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.report.Letterhead;
import mx.lanet.helpdesk.setting.Logo;
import mx.lanet.helpdesk.setting.Logos;
import mx.lanet.helpdesk.shared.Person;
import org.springframework.stereotype.Component;

/** Documents carry the client's logo. */
@Component
class LogoHeads implements Letterhead {
    private final Clients clients;
    private final Logos logos;

    LogoHeads(Clients clients, Logos logos) {
        this.clients = clients;
        this.logos = logos;
    }

    @Override
    public Optional<Head> of(Person person, UUID clientId) {
        Map<UUID, String> names = clients.names(person, Set.of(clientId));
        return Optional.ofNullable(names.get(clientId))
                .map(name -> new Head(
                        name,
                        logos.ofDocuments(person, clientId).map(Logo::image).orElse(new byte[0])));
    }
}
