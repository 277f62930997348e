package mx.lanet.helpdesk.chat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Conversations and what is said in them. A conversation that a person does not take part in does not exist for them; those
 * of a client's people with the support are open to who serves the client.
 */
@Service
public class Chats {
    public static final int MOST_LISTED = 100;
    public static final int PAGE = 50;
    public static final int TITLE_MAX = 80;
    private static final int MOST_TICKETED = 500;
    private static final int MOST_MEMBERS = 50;
    private static final int MOST_FOUND = 20;
    private static final int LAST_WORDS = 120;

    private final ChatTable table;
    private final MessageTable messages;
    private final ChatPeople people;
    private final Tenancy tenancy;
    private final Ids ids;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Chats(
            ChatTable table,
            MessageTable messages,
            ChatPeople people,
            Tenancy tenancy,
            Ids ids,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.messages = messages;
        this.people = people;
        this.tenancy = tenancy;
        this.ids = ids;
        this.events = events;
        this.clock = clock;
    }

    /** Somebody to write to. */
    public record Found(UUID userId, String name, String clientName) {}

    /** @param more whether there are older ones */
    public record Some(List<Message> messages, boolean more) {
        public Some {
            messages = List.copyOf(messages);
        }
    }

    private static ChatTable.View view(Person person) {
        return new ChatTable.View(Reach.of(ChatPeople.scope(person)), person.userId(), person.isStaff());
    }

    private static <T extends @Nullable Object> T in(Tenancy tenancy, Person person, Supplier<T> work) {
        return tenancy.call(ChatPeople.scope(person), work);
    }

    /** The newest first. */
    public List<Chat> list(Person person) {
        return in(tenancy, person, () -> table.newest(view(person), MOST_LISTED));
    }

    /** Refused as not found when it is none of theirs. */
    public Chat get(Person person, UUID chatId) {
        return in(tenancy, person, () -> mine(person, chatId));
    }

    public boolean mayRead(Person person, UUID chatId) {
        return in(tenancy, person, () -> table.find(view(person), chatId).isPresent());
    }

    private Chat mine(Person person, UUID chatId) {
        return table.find(view(person), chatId)
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    /** How many conversations have something that the person has not read. */
    public long unread(Person person) {
        return in(tenancy, person, () -> table.unread(view(person)));
    }

    /** What was said last before that number, in its order. */
    public Some before(Person person, Chat chat, long sequence) {
        List<Message> found = in(tenancy, person, () -> messages.before(chat, sequence, PAGE + 1));
        return new Some(found.stream().limit(PAGE).toList().reversed(), found.size() > PAGE);
    }

    /** What stands in no ticket yet, in its order; of very much the newest. */
    List<Message> unticketed(Person person, Chat chat) {
        return in(tenancy, person, () -> messages.after(chat, chat.ticketed(), MOST_TICKETED))
                .reversed();
    }

    /** The last message that says that a ticket was made. */
    Optional<Message> lastTicket(Person person, Chat chat) {
        return in(tenancy, person, () -> messages.lastTicket(chat));
    }

    /** What was said up to there stands in a ticket now. */
    void ticketed(Person person, Chat chat, long sequence) {
        tenancy.run(ChatPeople.scope(person), () -> {
            table.ticketed(chat, sequence);
            changed(chat);
        });
    }

    /** What holds these words, the newest first. */
    public List<Message> search(Person person, Chat chat, String words) {
        return in(tenancy, person, () -> messages.search(chat, words, PAGE));
    }

    /** Whom the person may write to, by name; those of clients once three letters are given. */
    public List<Found> people(Person person, String text) {
        return people.search(person, text, MOST_FOUND);
    }

    /** The conversation with somebody, found or made. */
    public UUID with(Person person, UUID userId) {
        ChatPeople.Partner partner =
                people.find(person, userId).orElseThrow(() -> Problem.notFound().refusal());
        UUID owner = person.isStaff() ? partner.clientId() : person.clientId();
        String pair = Stream.of(person.userId().toString(), userId.toString())
                .sorted()
                .collect(Collectors.joining(" "));
        return in(tenancy, person, () -> {
            UUID chatId = table.pair(owner, ids.next(), pair, clock.instant());
            table.join(owner, chatId, person.userId(), person.name());
            table.join(owner, chatId, partner.userId(), partner.name());
            return chatId;
        });
    }

    /** A conversation of several of the team, or of several of the person's own client. */
    public UUID group(Person person, String title, Set<UUID> userIds) {
        if (title.isBlank() || title.length() > TITLE_MAX || userIds.isEmpty() || userIds.size() > MOST_MEMBERS) {
            throw Problem.invalid(List.of(new Problem.FieldError("title", "required")))
                    .refusal();
        }
        List<ChatPeople.Partner> partners = userIds.stream()
                .map(id -> people.find(person, id)
                        .filter(partner -> partner.clientId().equals(person.clientId()))
                        .orElseThrow(() -> Problem.notFound().refusal()))
                .toList();
        return in(tenancy, person, () -> {
            UUID chatId = ids.next();
            table.group(person.clientId(), chatId, title.strip(), clock.instant());
            table.join(person.clientId(), chatId, person.userId(), person.name());
            partners.forEach(one -> table.join(person.clientId(), chatId, one.userId(), one.name()));
            return chatId;
        });
    }

    /** The person's conversation with who serves the client, found or made. */
    public UUID support(Person person) {
        if (person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
        return in(tenancy, person, () -> {
            UUID chatId = table.support(person.clientId(), ids.next(), person.userId(), person.name(), clock.instant());
            table.join(person.clientId(), chatId, person.userId(), person.name());
            return chatId;
        });
    }

    /**
     * Says it, once: the same id again is the same message.
     *
     * @param messageId made by who sends it
     */
    public Message say(Person person, UUID chatId, UUID messageId, String body) {
        String words = body.strip();
        if (words.isEmpty() || words.length() > Message.LONGEST) {
            throw Problem.invalid(List.of(
                            new Problem.FieldError("body", words.isEmpty() ? "required" : "too_long", Message.LONGEST)))
                    .refusal();
        }
        return add(person, chatId, messageId, words, "");
    }

    /** Says that a ticket was made of the conversation. */
    Message tell(Person person, UUID chatId, String ticket) {
        return add(person, chatId, ids.next(), "", ticket);
    }

    private Message add(Person person, UUID chatId, UUID messageId, String body, String ticket) {
        return in(tenancy, person, () -> {
            Chat chat = mine(person, chatId);
            table.lock(chat);
            Optional<Message> before = messages.find(chat, messageId);
            if (before.isPresent()) {
                return before.filter(message -> message.authorId().equals(person.userId()))
                        .orElseThrow(() -> Problem.conflict().refusal());
            }
            Instant now = clock.instant();
            boolean asks = person.userId().equals(chat.askerId());
            long sequence = table.next(
                    chat, beginning(ticket.isEmpty() ? body : ticket), asks && ticket.isEmpty(), person.isStaff(), now);
            if (!messages.insert(chat, messageId, sequence, person, body, ticket, now)) {
                throw Problem.conflict().refusal();
            }
            if (chat.members().stream().noneMatch(member -> member.userId().equals(person.userId()))) {
                table.join(chat.clientId(), chatId, person.userId(), person.name());
            }
            table.seen(chat, person.userId(), sequence);
            if (!ticket.isEmpty()) {
                table.ticketed(chat, sequence);
            }
            changed(chat);
            return messages.find(chat, messageId).orElseThrow();
        });
    }

    /** Changes what the person has said within the last five minutes; afterwards it stays. */
    public void edit(Person person, UUID chatId, UUID messageId, String body) {
        String words = body.strip();
        if (words.isEmpty() || words.length() > Message.LONGEST) {
            throw Problem.invalid(List.of(new Problem.FieldError("body", "required")))
                    .refusal();
        }
        change(person, chatId, messageId, chat -> {
            messages.edit(chat, messageId, words, clock.instant());
            return words;
        });
    }

    /** Takes it back: that there was something stays to be seen. */
    public void remove(Person person, UUID chatId, UUID messageId) {
        change(person, chatId, messageId, chat -> {
            messages.remove(chat, messageId, clock.instant());
            return "";
        });
    }

    private interface Changing {
        String of(Chat chat);
    }

    private void change(Person person, UUID chatId, UUID messageId, Changing changing) {
        tenancy.run(ChatPeople.scope(person), () -> {
            Chat chat = mine(person, chatId);
            table.lock(chat);
            Message message = messages.find(chat, messageId)
                    .orElseThrow(() -> Problem.notFound().refusal());
            if (!message.mayChange(person.userId(), clock.instant())) {
                throw Problem.conflict().refusal();
            }
            String words = changing.of(chat);
            if (message.sequence() == chat.last()) {
                table.lastWords(chat, beginning(words));
            }
            changed(chat);
        });
    }

    /** It was brought to a page of the person's. */
    public void reached(Person person, Chat chat) {
        move(person, chat, () -> table.reached(chat, person.userId(), chat.last()));
    }

    /** The person has read up to there. */
    public void seen(Person person, Chat chat, long sequence) {
        move(person, chat, () -> table.seen(chat, person.userId(), Math.min(sequence, chat.last())));
    }

    private void move(Person person, Chat chat, Supplier<Boolean> further) {
        tenancy.run(ChatPeople.scope(person), () -> {
            if (further.get()) {
                changed(chat);
            }
        });
    }

    /** How many others have waited for the support for longer than this one; empty when it does not wait. */
    public Optional<Integer> before(Chat chat) {
        Instant since = chat.waitingSince();
        return since == null
                ? Optional.empty()
                : Optional.of(tenancy.call(new Scope.Everything(), () -> table.before(since)));
    }

    private void changed(Chat chat) {
        Set<UUID> members = chat.members().stream().map(Chat.Member::userId).collect(Collectors.toSet());
        events.publishEvent(new ChatChanged(chat.clientId(), chat.chatId(), chat.isSupport(), members));
    }

    private static String beginning(String words) {
        String line = words.replaceAll("\\s+", " ");
        return line.length() <= LAST_WORDS ? line : line.substring(0, LAST_WORDS - 1) + "…";
    }
}
