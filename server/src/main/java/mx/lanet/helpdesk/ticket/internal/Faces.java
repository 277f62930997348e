package mx.lanet.helpdesk.ticket.internal;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.identity.Photos;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.web.Avatar;
import org.jspecify.annotations.Nullable;

/** How the people of a conversation look to its reader: their pictures where there are any that the reader may see. */
record Faces(Map<UUID, Integer> photos) {
    Faces {
        photos = Map.copyOf(photos);
    }

    static Faces of(Person reader, Tickets.Conversation conversation, Photos photos) {
        Set<UUID> people = new HashSet<>();
        Ticket ticket = conversation.ticket();
        if (ticket.requesterId() != null) {
            people.add(ticket.requesterId());
        }
        conversation.comments().forEach(comment -> {
            if (comment.authorId() != null) {
                people.add(comment.authorId());
            }
        });
        return new Faces(photos.versions(reader, people));
    }

    /** Somebody who is not known by an id looks the same wherever the name is. */
    Avatar of(@Nullable UUID id, String name) {
        return Avatar.of(id == null ? name : id.toString(), name, id == null ? 0 : photos.getOrDefault(id, 0));
    }

    /** Who asked, or whose machine did. */
    Avatar ofRequester(Ticket ticket) {
        return of(ticket.requesterId() == null ? ticket.assetId() : ticket.requesterId(), ticket.requesterName());
    }
}
