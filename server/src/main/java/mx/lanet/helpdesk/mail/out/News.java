package mx.lanet.helpdesk.mail.out;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a ticket and is still to be told.
 *
 * @param commentId what was said with it
 * @param actorId null for the server itself
 * @param called those of the team who were called by name
 */
record News(
        UUID clientId,
        UUID newsId,
        UUID ticketId,
        MailKind kind,
        @Nullable UUID commentId,
        String actorKind,
        @Nullable UUID actorId,
        String actorName,
        List<UUID> called,
        int tries) {
    News {
        called = List.copyOf(called);
    }

    boolean byPerson() {
        return actorKind.equals("person");
    }

    News as(MailKind other) {
        return new News(clientId, newsId, ticketId, other, commentId, actorKind, actorId, actorName, called, tries);
    }
}
