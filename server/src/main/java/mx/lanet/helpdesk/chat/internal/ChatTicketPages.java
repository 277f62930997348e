package mx.lanet.helpdesk.chat.internal;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.REQUESTER;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import mx.lanet.helpdesk.chat.ChatTickets;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Formats;
import mx.lanet.helpdesk.web.Texts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** One click makes a ticket of a conversation with the support. */
@Controller
class ChatTicketPages {
    private final ChatTickets tickets;
    private final MessageSource messages;
    private final ZoneId zone;
    private final Clock clock;

    ChatTicketPages(
            ChatTickets tickets,
            MessageSource messages,
            @Value("${lanet.time-zone:America/Mexico_City}") ZoneId zone,
            Clock clock) {
        this.tickets = tickets;
        this.messages = messages;
        this.zone = zone;
        this.clock = clock;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @PostMapping("/chat/{chatId}/ticket")
    Answer make(Person person, @PathVariable UUID chatId, Locale locale) {
        Formats formats = new Formats(new Texts(messages, locale), person.zoneOr(zone), clock);
        Ticket ticket = tickets.make(person, chatId, formats);
        return Answer.seeOther("/chat/" + chatId).with(Flash.ok("chat.flash.ticket", ticket.code()));
    }
}
