package mx.lanet.helpdesk.chat.internal;

import mx.lanet.helpdesk.chat.Chats;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.web.PlaceCounter;
import org.springframework.stereotype.Component;

/** Unread conversations beside their place in the navigation. */
@Component
class ChatCounter implements PlaceCounter {
    private final Chats chats;

    ChatCounter(Chats chats) {
        this.chats = chats;
    }

    @Override
    public String place() {
        return "chat";
    }

    @Override
    public Count count(Person person) {
        return new Count(chats.unread(person), true, "chat.unread");
    }

    @Override
    public String topics(Person person) {
        return ChatPage.topics(person.userId(), person.isStaff());
    }
}
