package mx.lanet.helpdesk.ticket.tag;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Ticket;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the side of a ticket shows about its tags. */
@Component
public class TagPanels {
    /** A list to choose from while one types, not to read. */
    private static final int OFFERED = 40;

    private final Tags tags;

    TagPanels(Tags tags) {
        this.tags = tags;
    }

    public TagPanel of(Person person, Ticket ticket) {
        return of(person, ticket, "", null);
    }

    /** @param typed what was not put, so that it can be mended; problem says why */
    TagPanel of(Person person, Ticket ticket, String typed, @Nullable String problem) {
        List<Tag> has = tags.of(person, ticket);
        Set<String> keys = has.stream().map(Tag::key).collect(Collectors.toSet());
        List<Tag> others = tags.used(person, ticket.clientId(), OFFERED).stream()
                .filter(tag -> !keys.contains(tag.key()))
                .toList();
        return new TagPanel("/tickets/" + ticket.code(), has, others, typed, problem);
    }
}
