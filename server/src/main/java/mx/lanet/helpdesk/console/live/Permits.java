package mx.lanet.helpdesk.console.live;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.chat.Chats;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.ticket.Tickets;
import org.springframework.stereotype.Component;

/** Which topics a person may watch: those whose page they may open. A foreign one is passed over like an unknown one. */
@Component
class Permits {
    private final AssetDetails assets;
    private final Tickets tickets;
    private final Chats chats;

    Permits(AssetDetails assets, Tickets tickets, Chats chats) {
        this.chats = chats;
        this.assets = assets;
        this.tickets = tickets;
    }

    Set<Topic> permitted(Person person, Collection<Topic> topics) {
        Set<Topic> permitted = new HashSet<>();
        for (Topic topic : topics) {
            boolean may =
                    switch (topic.kind()) {
                        case ASSET -> assets.find(person, topic.id()).isPresent();
                        case COMMANDS ->
                            person.isStaff() && assets.find(person, topic.id()).isPresent();
                        // Whoever is told has the client of what changed within reach, see Hub; an id alone says
                        // nothing.
                        case RUN -> person.isStaff();
                        case ALERT -> person.role() != Role.REQUESTER;
                        case TICKET, LOOKERS -> sees(person, topic);
                        case CHAT -> chats.mayRead(person, topic.id());
                        case CHATS -> topic.id().equals(person.userId());
                        case SUPPORT, ASSETS, ALERTS, TICKETS, DAY -> topic.isListOf(person);
                    };
            if (may) {
                permitted.add(topic);
            }
        }
        return permitted;
    }

    private boolean sees(Person person, Topic topic) {
        try {
            tickets.get(person, topic.id());
            return true;
        } catch (Refusal e) {
            return false;
        }
    }
}
