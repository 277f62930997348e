package mx.lanet.helpdesk.testing;

import java.util.UUID;
import mx.lanet.helpdesk.chat.Chats;

/** What a requester says to the support, and a technician to the client's administrator. */
public record ChatFurniture(Chats chats) {
    void talk(TwoClients.Company company) {
        UUID support = chats.support(company.requester());
        chats.say(
                company.requester(),
                support,
                UUID.randomUUID(),
                "La bordadora hace ruido, véase https://example.mx/ruido");
        chats.say(company.technician(), support, UUID.randomUUID(), "Voy para allá");
        UUID two = chats.with(company.technician(), company.clientAdmin().userId());
        chats.say(company.technician(), two, UUID.randomUUID(), "La visita es mañana");
    }
}
