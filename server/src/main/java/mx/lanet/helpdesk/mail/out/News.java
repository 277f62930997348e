package mx.lanet.helpdesk.mail.out;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, nearly always to a ticket, and is still to be told.
 *
 * @param ticketId null for an invitation
 * @param commentId what was said with it
 * @param actorId null for the server itself
 * @param called those of the team who were called by name; who was invited
 * @param secret what the link of an invitation holds
 */
record News(
        UUID clientId,
        UUID newsId,
        @Nullable UUID ticketId,
        MailKind kind,
        @Nullable UUID commentId,
        String actorKind,
        @Nullable UUID actorId,
        String actorName,
        List<UUID> called,
        @Nullable Secret secret,
        int tries) {
    News {
        called = List.copyOf(called);
    }

    boolean byPerson() {
        return actorKind.equals("person");
    }

    News as(MailKind other) {
        return new News(
                clientId, newsId, ticketId, other, commentId, actorKind, actorId, actorName, called, secret, tries);
    }
}
