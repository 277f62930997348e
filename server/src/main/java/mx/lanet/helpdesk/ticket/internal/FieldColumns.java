package mx.lanet.helpdesk.ticket.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.TicketRow;
import mx.lanet.helpdesk.ticket.field.FieldValue;
import mx.lanet.helpdesk.ticket.field.TicketField;
import mx.lanet.helpdesk.ticket.field.TicketFields;
import org.springframework.stereotype.Component;

/** What the tickets of a list say in those fields of the house that are its columns. */
@Component
class FieldColumns {
    private final TicketFields fields;

    FieldColumns(TicketFields fields) {
        this.fields = fields;
    }

    /** In words, by ticket and field. */
    Map<UUID, Map<UUID, String>> of(Person person, List<ShownColumn> shown, List<TicketRow> rows, Locale locale) {
        List<TicketField> asked =
                shown.stream().map(ShownColumn::field).filter(Objects::nonNull).toList();
        Map<UUID, Map<UUID, FieldValue>> values = fields.values(person, rows, asked);
        Map<UUID, Map<UUID, String>> words = new HashMap<>();
        values.forEach((ticket, said) -> words.put(ticket, words(asked, said, locale)));
        return words;
    }

    private static Map<UUID, String> words(List<TicketField> asked, Map<UUID, FieldValue> said, Locale locale) {
        Map<UUID, String> words = new HashMap<>();
        for (TicketField field : asked) {
            FieldValue value = said.get(field.id());
            if (value != null) {
                words.put(field.id(), field.brief(value, locale));
            }
        }
        return words;
    }
}
