package mx.lanet.helpdesk.chat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.web.Formats;
import org.springframework.stereotype.Service;

/** A conversation with the support becomes a ticket with its transcript. */
@Service
public class ChatTickets {
    private static final String CATEGORY = "Otro";
    private static final int SUBJECT_MAX = 100;

    private final Chats chats;
    private final Tickets tickets;

    ChatTickets(Chats chats, Tickets tickets) {
        this.chats = chats;
        this.tickets = tickets;
    }

    /** Whether something was said that stands in no ticket yet. */
    public static boolean mayMake(Chat chat) {
        return chat.isSupport() && chat.last() > chat.ticketed();
    }

    /** A ticket of who asked, with what was said since the last one; the same again is the same ticket. */
    public Ticket make(Person person, UUID chatId, Formats formats) {
        Chat chat = chats.get(person, chatId);
        if (!mayMake(chat)) {
            throw Problem.conflict().refusal();
        }
        List<Message> said = chats.before(person, chat, chat.last() + 1).messages().stream()
                .filter(message ->
                        message.sequence() > chat.ticketed() && !message.body().isEmpty())
                .toList();
        if (said.isEmpty()) {
            throw Problem.conflict().refusal();
        }
        Ticket ticket = tickets.create(
                person,
                new Opening(
                        chat.clientId(),
                        subject(said.getFirst().body()),
                        transcript(said, formats),
                        CATEGORY,
                        null,
                        Channel.PORTAL,
                        Objects.requireNonNull(chat.askerId()),
                        chat.askerName(),
                        null,
                        "",
                        null,
                        "{}"),
                "chat:" + chatId + ":" + chat.last());
        chats.tell(person, chatId, ticket.code());
        return ticket;
    }

    private static String subject(String words) {
        String line = words.replaceAll("\\s+", " ");
        return line.length() <= SUBJECT_MAX ? line : line.substring(0, SUBJECT_MAX - 1) + "…";
    }

    private static String transcript(List<Message> said, Formats formats) {
        return said.stream()
                .map(message -> message.authorName() + " (" + formats.full(message.saidAt()) + "):\n" + message.body())
                .collect(Collectors.joining("\n\n"));
    }
}
