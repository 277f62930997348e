package mx.lanet.helpdesk.chat.internal;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.chat.Attendance;
import mx.lanet.helpdesk.chat.Chat;
import mx.lanet.helpdesk.chat.Chats;
import mx.lanet.helpdesk.chat.Message;
import mx.lanet.helpdesk.chat.Piece;
import mx.lanet.helpdesk.ticket.OfficeHours;
import mx.lanet.helpdesk.web.Avatar;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * A person's conversations, and one of them.
 *
 * @param portal whether it is drawn for a requester, who has the support and whoever wrote to them
 * @param me topics are named after the reader
 * @param talk the open one; null when none is
 * @param asking whether the first words to the support are being written
 * @param search who is looked for to write to; null when nobody is
 * @param hours whether the support is at work, for who asks it; null for everybody else
 */
public record ChatPage(
        boolean portal,
        UUID me,
        boolean staff,
        List<Line> lines,
        @Nullable Talk talk,
        boolean asking,
        Form form,
        UUID nextId,
        @Nullable Search search,
        OfficeHours.@Nullable Now hours) {
    public ChatPage {
        lines = List.copyOf(lines);
    }

    /** Somebody to write to, or several of them. */
    public record Search(String text, List<Chats.Found> found) {
        public Search {
            found = List.copyOf(found);
        }
    }

    /** A conversation in the list. */
    public record Line(
            Chat chat,
            String title,
            String note,
            Avatar avatar,
            Attendance.@Nullable Presence presence,
            boolean unread,
            boolean here) {}

    /**
     * @param earlier the number before which older ones are asked for; null when there are none
     * @param waiting how many others wait for the support before this one; null when it does not wait
     * @param search the words that are looked for; empty when all is shown
     */
    public record Talk(
            Line line,
            List<Said> said,
            @Nullable Long earlier,
            boolean newest,
            List<String> writing,
            @Nullable Integer waiting,
            boolean mayMakeTicket,
            String search) {
        public Talk {
            said = List.copyOf(said);
            writing = List.copyOf(writing);
        }

        public Chat chat() {
            return line.chat();
        }
    }

    /** @param mark what became of an own message: sent, reached or seen; empty of others */
    public record Said(
            Message message,
            List<Piece> pieces,
            boolean own,
            boolean mayChange,
            boolean editing,
            String mark,
            Avatar avatar) {
        public Said {
            pieces = List.copyOf(pieces);
        }
    }

    /** Whether nobody reads now what is asked. */
    public boolean closed() {
        return hours != null && !hours.open();
    }

    public String path() {
        return talk == null ? "/chat" : path(talk.chat());
    }

    public static String path(Chat chat) {
        return "/chat/" + chat.chatId();
    }

    /** What the list of conversations hears of. */
    public String topics() {
        return topics(me, staff);
    }

    static String topics(UUID me, boolean staff) {
        return "chats:" + me + (staff ? " support" : "");
    }
}
