package mx.lanet.helpdesk.ticket.field;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what a ticket's pages show of the house's fields. */
@Component
public class FieldPanels {
    private final TicketFields fields;

    FieldPanels(TicketFields fields) {
        this.fields = fields;
    }

    /**
     * What it has now, and what it says in fields that it has no more, or that are out of use.
     *
     * @param typed what was not saved stands in its field again
     */
    public FieldPanel of(
            Person person,
            UUID clientId,
            UUID ticketId,
            @Nullable UUID categoryId,
            boolean editable,
            Form typed,
            Locale locale) {
        List<TicketField> all = fields.of(person, clientId);
        if (all.isEmpty()) {
            return FieldPanel.NONE;
        }
        Set<TicketField> asked = new HashSet<>(fields.asked(person, clientId, categoryId));
        Map<UUID, FieldValue> values = fields.values(person, clientId, ticketId);
        List<FieldPanel.Line> lines = new ArrayList<>();
        for (TicketField field : all) {
            FieldValue value = values.get(field.id());
            if (asked.contains(field) || value != null) {
                lines.add(line(field, value, editable && asked.contains(field), typed, locale));
            }
        }
        return new FieldPanel(lines);
    }

    private static FieldPanel.Line line(
            TicketField field, @Nullable FieldValue value, boolean editable, Form typed, Locale locale) {
        String kept = value == null ? "" : value.typed();
        return new FieldPanel.Line(
                field,
                field.label(locale),
                field.help(locale),
                typed.has(field.name()) ? typed.value(field.name()) : kept,
                value == null ? "" : told(field, value, locale),
                choices(field, value, locale),
                editable && value == null && field.need() != FieldNeed.NEVER,
                editable,
                typed.problemOf(field.name()));
    }

    private static String told(TicketField field, FieldValue value, Locale locale) {
        return value instanceof FieldValue.Day(LocalDate date)
                ? date.format(
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale))
                : field.told(value, locale);
    }

    /** One that is out of use stands among them as long as the ticket has it. */
    private static List<Choice> choices(TicketField field, @Nullable FieldValue value, Locale locale) {
        UUID chosen = value instanceof FieldValue.Chosen(UUID id) ? id : null;
        return field.options().stream()
                .filter(option -> option.active() || option.id().equals(chosen))
                .map(option -> new Choice(
                        option.id().toString(),
                        option.label(locale),
                        option.id().equals(chosen)))
                .toList();
    }
}
