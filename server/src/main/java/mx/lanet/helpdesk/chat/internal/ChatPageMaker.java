package mx.lanet.helpdesk.chat.internal;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import mx.lanet.helpdesk.chat.Attendance;
import mx.lanet.helpdesk.chat.Chat;
import mx.lanet.helpdesk.chat.ChatTickets;
import mx.lanet.helpdesk.chat.Chats;
import mx.lanet.helpdesk.chat.Message;
import mx.lanet.helpdesk.chat.Piece;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.ticket.OfficeHours;
import mx.lanet.helpdesk.web.Avatar;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Formats;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Puts the page of conversations together. */
@Component
class ChatPageMaker {
    static final String LABELS = "chat.field";

    private final Chats chats;
    private final Clients clients;
    private final Attendance attendance;
    private final OfficeHours hours;
    private final Ids ids;
    private final ZoneId zone;
    private final Clock clock;

    ChatPageMaker(
            Chats chats,
            Clients clients,
            Attendance attendance,
            OfficeHours hours,
            Ids ids,
            @Value("${lanet.time-zone:America/Mexico_City}") ZoneId zone,
            Clock clock) {
        this.hours = hours;
        this.zone = zone;
        this.chats = chats;
        this.clients = clients;
        this.attendance = attendance;
        this.ids = ids;
        this.clock = clock;
    }

    /** As this person reads times, for what is written into a ticket. */
    Formats formats(Person person, Texts texts) {
        return new Formats(texts, person.zoneOr(zone), clock);
    }

    /**
     * What of a conversation is asked for.
     *
     * @param before older ones than this number; {@code Long.MAX_VALUE} for the newest
     * @param editing the message that is being changed; null when none is
     */
    record Asked(long before, String search, @Nullable UUID editing) {
        static final Asked NEWEST = new Asked(Long.MAX_VALUE, "", null);
    }

    ChatPage list(Person person, Texts texts, boolean asking, Form form, ChatPage.@Nullable Search search) {
        return page(person, lines(person, null, texts), null, asking, form, search);
    }

    ChatPage one(Person person, Chat chat, Asked asked, Form form, Texts texts) {
        return page(person, lines(person, chat.chatId(), texts), talk(person, chat, asked, texts), false, form, null);
    }

    private ChatPage page(
            Person person,
            List<ChatPage.Line> lines,
            ChatPage.@Nullable Talk talk,
            boolean asking,
            Form form,
            ChatPage.@Nullable Search search) {
        boolean asks =
                asking || (talk != null && person.userId().equals(talk.chat().askerId()));
        return new ChatPage(
                person.role() == Role.REQUESTER,
                person.userId(),
                person.isStaff(),
                lines,
                talk,
                asking,
                form,
                ids.next(),
                search,
                asks ? hours.now(person.clientId()) : null);
    }

    private List<ChatPage.Line> lines(Person person, @Nullable UUID here, Texts texts) {
        List<Chat> found = chats.list(person);
        Map<UUID, String> names = names(person, found);
        return found.stream()
                .map(chat -> line(person, chat, names, chat.chatId().equals(here), texts))
                .toList();
    }

    private Map<UUID, String> names(Person person, List<Chat> found) {
        Set<UUID> others = found.stream()
                .map(Chat::clientId)
                .filter(id -> !id.equals(Person.HOUSE))
                .collect(Collectors.toSet());
        return person.isStaff() && !others.isEmpty() ? clients.names(person, others) : Map.of();
    }

    private ChatPage.Line line(Person person, Chat chat, Map<UUID, String> names, boolean here, Texts texts) {
        UUID face = face(person, chat);
        boolean member = chat.members().stream().anyMatch(one -> one.userId().equals(person.userId()));
        String title = title(person, chat, texts);
        boolean alone = chat.other(person.userId()).isPresent() || (chat.isSupport() && person.isStaff());
        return new ChatPage.Line(
                chat,
                title,
                names.getOrDefault(chat.clientId(), ""),
                Avatar.of(face.toString(), title),
                alone ? attendance.of(face) : null,
                member ? chat.isUnread() : chat.waitingSince() != null,
                here);
    }

    /** Whose colours a conversation wears. */
    private static UUID face(Person person, Chat chat) {
        if (chat.isSupport() && person.isStaff()) {
            return Objects.requireNonNull(chat.askerId());
        }
        return chat.other(person.userId()).map(Chat.Member::userId).orElse(chat.chatId());
    }

    private static String title(Person person, Chat chat, Texts texts) {
        return switch (chat.kind()) {
            case "support" -> person.userId().equals(chat.askerId()) ? texts.t("chat.support") : chat.askerName();
            case "pair" -> chat.other(person.userId()).map(Chat.Member::name).orElse("");
            default -> chat.title();
        };
    }

    private ChatPage.Talk talk(Person person, Chat chat, Asked asked, Texts texts) {
        Chats.Some some = asked.search().isBlank()
                ? chats.before(person, chat, asked.before())
                : new Chats.Some(chats.search(person, chat, asked.search()), false);
        boolean asker = person.userId().equals(chat.askerId());
        return new ChatPage.Talk(
                line(person, chat, names(person, List.of(chat)), true, texts),
                some.messages().stream()
                        .map(message -> said(person, chat, message, asked))
                        .toList(),
                some.more() ? some.messages().getFirst().sequence() : null,
                asked.before() == Long.MAX_VALUE && asked.search().isBlank(),
                attendance.writing(chat.chatId(), person.userId()),
                asker ? chats.before(chat).orElse(null) : null,
                ChatTickets.mayMake(chat) && (person.isStaff() || asker),
                asked.search());
    }

    private ChatPage.Said said(Person person, Chat chat, Message message, Asked asked) {
        boolean own = message.authorId().equals(person.userId());
        boolean mayChange = message.mayChange(person.userId(), clock.instant());
        return new ChatPage.Said(
                message,
                Piece.of(message.body()),
                own,
                mayChange,
                mayChange && message.messageId().equals(asked.editing()),
                own && message.ticket().isEmpty() ? mark(person, chat, message.sequence()) : "",
                Avatar.of(message.authorId().toString(), message.authorName()));
    }

    /** Of several, the slowest counts; of the support, whoever was first. */
    private static String mark(Person person, Chat chat, long sequence) {
        List<Chat.Member> others = chat.members().stream()
                .filter(member -> !member.userId().equals(person.userId()))
                .toList();
        if (furthest(chat, others.stream().mapToLong(Chat.Member::seen)) >= sequence) {
            return "seen";
        }
        return furthest(chat, others.stream().mapToLong(Chat.Member::reached)) >= sequence ? "reached" : "sent";
    }

    private static long furthest(Chat chat, LongStream ofOthers) {
        return (chat.isSupport() ? ofOthers.max() : ofOthers.min()).orElse(0);
    }
}
