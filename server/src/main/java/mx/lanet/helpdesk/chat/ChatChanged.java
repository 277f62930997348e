package mx.lanet.helpdesk.chat;

import java.util.Set;
import java.util.UUID;

/**
 * Published after a commit that changed a conversation. Says "look again", not what.
 *
 * @param support whether who serves the client reads it, too
 * @param people the members
 */
public record ChatChanged(UUID clientId, UUID chatId, boolean support, Set<UUID> people) {
    public ChatChanged {
        people = Set.copyOf(people);
    }
}
