package mx.lanet.helpdesk.chat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.OfficeHours;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.web.Formats;
import org.springframework.stereotype.Service;

/**
 * A conversation with the support becomes a ticket with its transcript: when somebody says so, and by itself when nobody is at
 * work to read it.
 */
@Service
public class ChatTickets {
    private static final String CATEGORY = "Otro";
    private static final int SUBJECT_MAX = 100;

    private final Chats chats;
    private final Tickets tickets;
    private final OfficeHours hours;

    ChatTickets(Chats chats, Tickets tickets, OfficeHours hours) {
        this.chats = chats;
        this.tickets = tickets;
        this.hours = hours;
    }

    /** Whether something was said that stands in no ticket yet. */
    public static boolean mayMake(Chat chat) {
        return chat.isSupport() && chat.last() > chat.ticketed();
    }

    /**
     * Says it as {@link Chats#say} does. What is asked while the support is not at work becomes a ticket, and what is added
     * before it is again, a reply on that ticket. Saying it again ends what broke off between the two.
     */
    public Message say(Person person, UUID chatId, UUID messageId, String body, Formats formats) {
        Message message = chats.say(person, chatId, messageId, body);
        Chat chat = chats.get(person, chatId);
        boolean asks = person.userId().equals(chat.askerId()) && chat.ticketed() < message.sequence();
        if (asks && !hours.now(chat.clientId()).open() && !added(person, chat, message)) {
            Instant since = Objects.requireNonNullElse(chat.waitingSince(), message.saidAt());
            make(person, chat, since, formats);
        }
        return message;
    }

    /** Whether there is an open ticket of the same night to which it could be said. */
    private boolean added(Person person, Chat chat, Message message) {
        Optional<Ticket> ticket = chats.lastTicket(person, chat)
                .filter(made -> !hours.wasOpenSince(chat.clientId(), made.saidAt()))
                .map(made ->
                        tickets.getByNumber(person, Long.parseLong(made.ticket().substring("TKT-".length()))))
                .filter(made -> made.state().isOpen());
        boolean added = ticket.isPresent()
                && tickets.reply(
                                person,
                                ticket.get().ticketId(),
                                message.body(),
                                Channel.PORTAL,
                                "chat:" + message.messageId())
                        instanceof Outcome.Done;
        if (added) {
            chats.ticketed(person, chat, message.sequence());
        }
        return added;
    }

    /** A ticket of who asked, with what was said since the last one; the same again is the same ticket. */
    public Ticket make(Person person, UUID chatId, Formats formats) {
        Chat chat = chats.get(person, chatId);
        if (!mayMake(chat)) {
            throw Problem.conflict().refusal();
        }
        return make(person, chat, Instant.EPOCH, formats);
    }

    private Ticket make(Person person, Chat chat, Instant since, Formats formats) {
        List<Message> said = chats.unticketed(person, chat).stream()
                .filter(message ->
                        !message.body().isEmpty() && !message.saidAt().isBefore(since))
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
                "chat:" + chat.chatId() + ":" + chat.last());
        chats.tell(person, chat.chatId(), ticket.code());
        return ticket;
    }

    private static String subject(String words) {
        String line = words.replaceAll("\\s+", " ");
        return line.length() <= SUBJECT_MAX ? line : line.substring(0, SUBJECT_MAX - 1) + "…";
    }

    /** As much of its end as a ticket holds; what is left out stays in the conversation. */
    private static String transcript(List<Message> said, Formats formats) {
        Deque<String> pieces = new ArrayDeque<>();
        int room = Opening.TEXT_MAX - 2;
        for (Message message : said.reversed()) {
            String piece =
                    message.authorName() + " (" + formats.full(message.saidAt()) + "):\n" + message.body() + "\n\n";
            if (piece.length() > room) {
                pieces.addFirst("…\n");
                break;
            }
            pieces.addFirst(piece);
            room -= piece.length();
        }
        return String.join("", pieces).strip();
    }
}
