package mx.lanet.helpdesk.chat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation, as one person finds it.
 *
 * @param kind pair, group or support
 * @param askerId who talks with the support; null in other conversations
 * @param lastWords the beginning of what was said last
 * @param waitingSince since when nobody of the support has answered; null when somebody has
 * @param ticketed up to which message it stands in tickets
 * @param seen up to which message this person has read it
 */
public record Chat(
        UUID clientId,
        UUID chatId,
        String kind,
        String title,
        @Nullable UUID askerId,
        String askerName,
        long last,
        Instant lastAt,
        String lastWords,
        @Nullable Instant waitingSince,
        long ticketed,
        long seen,
        List<Member> members) {
    public Chat {
        members = List.copyOf(members);
    }

    /** @param reached up to which message it was brought; @param seen up to which it was read */
    public record Member(UUID userId, String name, long reached, long seen) {}

    public boolean isSupport() {
        return kind.equals("support");
    }

    public boolean isUnread() {
        return last > seen;
    }

    /** The other one of two. */
    public Optional<Member> other(UUID me) {
        return kind.equals("pair")
                ? members.stream().filter(member -> !member.userId().equals(me)).findFirst()
                : Optional.empty();
    }

    Chat with(List<Member> others) {
        return new Chat(
                clientId,
                chatId,
                kind,
                title,
                askerId,
                askerName,
                last,
                lastAt,
                lastWords,
                waitingSince,
                ticketed,
                seen,
                others);
    }
}
