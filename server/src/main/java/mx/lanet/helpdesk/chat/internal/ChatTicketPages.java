package mx.lanet.helpdesk.chat.internal;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.REQUESTER;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.Locale;
import java.util.UUID;
import mx.lanet.helpdesk.chat.ChatTickets;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Texts;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** One click makes a ticket of a conversation with the support. */
@Controller
class ChatTicketPages {
    private final ChatTickets tickets;
    private final ChatPageMaker maker;
    private final MessageSource messages;

    ChatTicketPages(ChatTickets tickets, ChatPageMaker maker, MessageSource messages) {
        this.tickets = tickets;
        this.maker = maker;
        this.messages = messages;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @PostMapping("/chat/{chatId}/ticket")
    Answer make(Person person, @PathVariable UUID chatId, Locale locale) {
        Ticket ticket = tickets.make(person, chatId, maker.formats(person, new Texts(messages, locale)));
        return Answer.seeOther("/chat/" + chatId).with(Flash.ok("chat.flash.ticket", ticket.code()));
    }
}
