package mx.lanet.helpdesk.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.ticket.tag.Tag;
import mx.lanet.helpdesk.ticket.tag.TagTable;
import org.springframework.stereotype.Component;

/** Changes the tags of a ticket that the caller's transaction has locked. */
@Component
class Tagging {
    private final TagTable table;
    private final WordsTable words;

    Tagging(TagTable table, WordsTable words) {
        this.table = table;
        this.words = words;
    }

    /** Whether the ticket would have more than one may. */
    boolean wouldBeTooMany(Ticket ticket, Move.ChangeTags change) {
        Set<String> keys = table.of(ticket.clientId(), ticket.ticketId()).stream()
                .map(Tag::key)
                .collect(Collectors.toSet());
        change.taken().forEach(tag -> keys.remove(tag.key()));
        change.put().forEach(tag -> keys.add(tag.key()));
        return !change.put().isEmpty() && keys.size() > Tag.MOST;
    }

    /** The tags are words by which the team finds the ticket. */
    void change(Edit edit, Ticket ticket, Move.ChangeTags change) {
        List<Tag> taken = change.taken().stream()
                .map(tag -> table.take(ticket.clientId(), ticket.ticketId(), tag.key()))
                .flatMap(Optional::stream)
                .toList();
        Instant now = edit.now();
        List<Tag> put = change.put().stream()
                .map(tag -> table.put(ticket.clientId(), ticket.ticketId(), tag, now))
                .flatMap(Optional::stream)
                .toList();
        edit.tags(Tag.line(taken), Tag.line(put));
        if (!taken.isEmpty()) {
            words.renew(ticket.clientId(), ticket.ticketId());
        } else if (!put.isEmpty()) {
            words.add(ticket.clientId(), ticket.ticketId(), Tag.line(put), true);
        }
    }
}
