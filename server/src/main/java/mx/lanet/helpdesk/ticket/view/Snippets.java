package mx.lanet.helpdesk.ticket.view;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.TicketRow;
import org.springframework.stereotype.Service;

/** Shows where the words of a search stand in the tickets of one page of its result. */
@Service
public class Snippets {
    private final Tenancy tenancy;
    private final SnippetTable table;

    Snippets(Tenancy tenancy, SnippetTable table) {
        this.tenancy = tenancy;
        this.table = table;
    }

    /** By ticket; no more than the person may read. Empty without words. */
    public Map<UUID, Snippet> of(Person person, String words, List<TicketRow> rows) {
        return words.isBlank() || rows.isEmpty()
                ? Map.of()
                : tenancy.call(person.listScope(), () -> table.of(rows, words));
    }
}
