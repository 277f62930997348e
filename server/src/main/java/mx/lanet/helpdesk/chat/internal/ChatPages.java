package mx.lanet.helpdesk.chat.internal;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.REQUESTER;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.chat.Chat;
import mx.lanet.helpdesk.chat.ChatTickets;
import mx.lanet.helpdesk.chat.Chats;
import mx.lanet.helpdesk.chat.Message;
import mx.lanet.helpdesk.chat.internal.ChatPageMaker.Asked;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Conversations: a list at the left and one of them at the right, in the console and in the portal. */
@Controller
@RequestMapping("/chat")
class ChatPages {
    private static final int WORDS_MAX = 100;

    private final Chats chats;
    private final ChatTickets tickets;
    private final ChatPageMaker maker;
    private final MessageSource messages;

    ChatPages(Chats chats, ChatTickets tickets, ChatPageMaker maker, MessageSource messages) {
        this.tickets = tickets;
        this.chats = chats;
        this.maker = maker;
        this.messages = messages;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @GetMapping
    Answer list(Person person, Locale locale) {
        boolean first = person.role() == Role.REQUESTER && chats.list(person).isEmpty();
        return Answer.page("chat/page", maker.list(person, texts(locale), first, empty(), null))
                .orFragment("chats", "chat/lines");
    }

    /** The first words to the support. */
    @ForRoles({CLIENT_ADMIN, REQUESTER})
    @GetMapping("/support")
    Answer ask(Person person, Locale locale) {
        Optional<Chat> own = chats.list(person).stream()
                .filter(chat -> person.userId().equals(chat.askerId()))
                .findFirst();
        return own.<Answer>map(chat -> Answer.seeOther(ChatPage.path(chat)))
                .orElseGet(() -> Answer.page("chat/page", maker.list(person, texts(locale), true, empty(), null)));
    }

    @ForRoles({CLIENT_ADMIN, REQUESTER})
    @PostMapping("/support")
    Answer asked(Person person, @RequestParam Map<String, String> fields, Locale locale) {
        Form form = checked(fields);
        if (!form.ok()) {
            return Answer.page("chat/page", maker.list(person, texts(locale), true, form, null))
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        UUID chatId = chats.support(person);
        tickets.say(person, chatId, id(form), form.value("body"), maker.formats(person, texts(locale)));
        return Answer.seeOther("/chat/" + chatId);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/new")
    Answer people(Person person, @RequestParam(defaultValue = "") String q, Locale locale) {
        String text = q.substring(0, Math.min(q.length(), WORDS_MAX));
        ChatPage.Search search = new ChatPage.Search(text, chats.people(person, text));
        return Answer.page("chat/page", maker.list(person, texts(locale), false, empty(), search));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @PostMapping("/with")
    Answer with(Person person, @RequestParam UUID user) {
        return Answer.seeOther("/chat/" + chats.with(person, user));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @PostMapping("/groups")
    Answer group(
            Person person,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(name = "user", required = false) @Nullable List<UUID> users) {
        return Answer.seeOther("/chat/" + chats.group(person, title, users == null ? Set.of() : Set.copyOf(users)));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @GetMapping("/{chatId}")
    Answer one(
            Person person,
            @PathVariable UUID chatId,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UUID edit,
            @RequestHeader(name = "X-Lanet-Live", required = false) @Nullable String live,
            Locale locale) {
        Chat chat = chats.get(person, chatId);
        if (live == null) {
            chats.seen(person, chat, chat.last());
        } else {
            chats.reached(person, chat);
        }
        String words = q.substring(0, Math.min(q.length(), WORDS_MAX));
        return page(person, chatId, new Asked(before, words, edit), empty(), locale);
    }

    private Answer.Rendered page(Person person, UUID chatId, Asked asked, Form form, Locale locale) {
        Chat chat = chats.get(person, chatId);
        return Answer.page("chat/page", maker.one(person, chat, asked, form, texts(locale)))
                .orFragment("charla", "chat/talk")
                .orFragment("chats", "chat/lines");
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @PostMapping("/{chatId}/say")
    Answer say(
            Person person,
            @PathVariable UUID chatId,
            @RequestParam Map<String, String> fields,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Locale locale) {
        Form form = checked(fields);
        chats.get(person, chatId);
        if (!form.ok()) {
            return page(person, chatId, Asked.NEWEST, form, locale).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        tickets.say(person, chatId, id(form), form.value("body"), maker.formats(person, texts(locale)));
        return there(person, chatId, htmx, locale);
    }

    /** The page was shown: everything up to there is read. */
    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @PostMapping("/{chatId}/read")
    Answer read(
            Person person,
            @PathVariable UUID chatId,
            @RequestParam(defaultValue = "0") long upTo,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Locale locale) {
        chats.seen(person, chats.get(person, chatId), upTo);
        return there(person, chatId, htmx, locale);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @PostMapping("/{chatId}/messages/{messageId}/edit")
    Answer edit(
            Person person,
            @PathVariable UUID chatId,
            @PathVariable UUID messageId,
            @RequestParam(defaultValue = "") String body,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Locale locale) {
        chats.edit(person, chatId, messageId, body);
        return there(person, chatId, htmx, locale);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @PostMapping("/{chatId}/messages/{messageId}/remove")
    Answer remove(
            Person person,
            @PathVariable UUID chatId,
            @PathVariable UUID messageId,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Locale locale) {
        chats.remove(person, chatId, messageId);
        return there(person, chatId, htmx, locale);
    }

    private Answer there(Person person, UUID chatId, @Nullable String htmx, Locale locale) {
        return htmx == null ? Answer.seeOther("/chat/" + chatId) : page(person, chatId, Asked.NEWEST, empty(), locale);
    }

    private static Form empty() {
        return Form.empty(ChatPageMaker.LABELS);
    }

    /** The words, and an id that makes saying them twice the same. */
    private static Form checked(Map<String, String> fields) {
        Form form = Form.of(ChatPageMaker.LABELS, fields);
        String body = form.value("body").strip();
        if (body.isEmpty()) {
            return form.problem("body", "chat.problem.body");
        }
        if (body.length() > Message.LONGEST) {
            return form.problem("body", "field.too_long", Message.LONGEST);
        }
        try {
            UUID _ = id(form);
            return form;
        } catch (IllegalArgumentException e) {
            return form.problem("body", "chat.problem.again");
        }
    }

    private static UUID id(Form form) {
        return UUID.fromString(form.value("id"));
    }

    private Texts texts(Locale locale) {
        return new Texts(messages, locale);
    }
}
