package mx.lanet.helpdesk.ticket.reply;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.field.FieldKind;
import mx.lanet.helpdesk.ticket.field.FieldOption;
import mx.lanet.helpdesk.ticket.field.FieldReading;
import mx.lanet.helpdesk.ticket.field.TicketField;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Texts;

/**
 * One of the house's fields in the form of a macro; left empty, the macro leaves it as it is.
 *
 * @param choices of a choice its options, of a box yes and no
 */
public record MacroField(TicketField field, String label, List<Choice> choices) {
    public MacroField {
        choices = List.copyOf(choices);
    }

    static MacroField of(TicketField field, Texts texts) {
        return new MacroField(field, field.label(texts.locale()), choices(field, texts));
    }

    private static List<Choice> choices(TicketField field, Texts texts) {
        List<Choice> choices = new ArrayList<>();
        if (field.kind() == FieldKind.CHECKBOX) {
            choices.add(new Choice("true", texts.t("fields.filter.yes"), false));
            choices.add(new Choice("false", texts.t("fields.filter.no"), false));
        }
        field.options().stream()
                .filter(FieldOption::active)
                .forEach(
                        option -> choices.add(new Choice(option.id().toString(), option.label(texts.locale()), false)));
        return choices;
    }

    /** As they stand in the form. */
    static Map<String, String> values(List<TicketField> fields, Map<UUID, String> kept) {
        Map<String, String> values = new HashMap<>();
        fields.forEach(field -> values.put(field.name(), kept.getOrDefault(field.id(), "")));
        return values;
    }

    /** What no field of theirs would take is told before a macro is made. */
    static Form checked(Form form, List<TicketField> fields, Locale locale) {
        Map<String, String> names = new HashMap<>();
        fields.forEach(field -> names.put(field.name(), field.label(locale)));
        Form told = form.named(names);
        for (TicketField field : fields) {
            if (FieldReading.of(field, form.value(field.name())) instanceof FieldReading.Wrong(var error)) {
                told = told.problems(List.of(error));
            }
        }
        return told;
    }

    /** What was typed, in the order of the fields. */
    static Map<UUID, String> typed(Form form, List<TicketField> fields) {
        Map<UUID, String> typed = new LinkedHashMap<>();
        fields.forEach(field -> {
            if (!form.value(field.name()).isBlank()) {
                typed.put(field.id(), form.value(field.name()));
            }
        });
        return typed;
    }
}
