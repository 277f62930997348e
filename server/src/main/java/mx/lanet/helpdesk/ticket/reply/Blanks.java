package mx.lanet.helpdesk.ticket.reply;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.Ticket;
import org.springframework.stereotype.Service;

/** Fills what a saved text leaves open, for one ticket and the person who answers it. */
@Service
public class Blanks {
    private final Clients clients;
    private final Tenancy tenancy;

    Blanks(Clients clients, Tenancy tenancy) {
        this.clients = clients;
        this.tenancy = tenancy;
    }

    /** The text as this person would send it in this ticket, which the person may see. */
    public String fill(Person person, Ticket ticket, String text) {
        String client = tenancy.call(
                person.scope(), () -> clients.names(List.of(ticket.clientId())).getOrDefault(ticket.clientId(), ""));
        return Placeholder.fill(text, values(person.name(), ticket, client));
    }

    /** The text as the server itself would say it, in a transaction of all clients: its technician is who has the ticket. */
    public String fill(Ticket ticket, String text) {
        String client = clients.names(List.of(ticket.clientId())).getOrDefault(ticket.clientId(), "");
        return Placeholder.fill(text, values(ticket.assigneeName(), ticket, client));
    }

    private static Map<Placeholder, String> values(String technician, Ticket ticket, String clientName) {
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        for (Placeholder placeholder : Placeholder.values()) {
            values.put(
                    placeholder,
                    switch (placeholder) {
                        case PERSON_NAME -> ticket.requesterName();
                        case PERSON_FIRST_NAME -> ticket.requesterName().split(" ", 2)[0];
                        case TICKET_NUMBER -> ticket.code();
                        case TICKET_SUBJECT -> ticket.subject();
                        case TICKET_CATEGORY -> ticket.category();
                        case TECHNICIAN_NAME -> technician;
                        case CLIENT_NAME -> clientName;
                        case ASSET_NAME -> ticket.assetName();
                    });
        }
        return values;
    }
}
