package mx.lanet.helpdesk.ticket.field;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The house's fields in the forms that make a ticket. Which of them there are is known only once client and category are;
 * a form that came back without having asked them is shown once more.
 */
@Component
public class FieldForms {
    /** The form's own list of what it has asked. */
    private static final String ASKED = "asked";

    private final TicketFields fields;
    private final MachineFields machines;

    FieldForms(TicketFields fields, MachineFields machines) {
        this.fields = fields;
        this.machines = machines;
    }

    /**
     * What was filled in.
     *
     * @param form with what is to be mended
     * @param seen whether all was asked
     */
    public record Filled(Form form, Map<UUID, FieldValue> values, boolean seen) {
        public Filled {
            values = Map.copyOf(values);
        }

        /** Whether a ticket can be made of it, as far as the fields go. */
        public boolean complete() {
            return seen && form.ok();
        }
    }

    /**
     * What to ask for a ticket of this client and category; nothing as long as there is no client.
     *
     * @param sent whether the form has been sent, and must have asked for all
     */
    public FieldQuestions questions(
            Person person, @Nullable UUID clientId, @Nullable UUID categoryId, Form form, boolean sent, Locale locale) {
        List<TicketField> asked = clientId == null ? List.of() : fields.asked(person, clientId, categoryId);
        return new FieldQuestions(
                asked.stream()
                        .map(field -> FieldQuestions.Question.of(field, locale))
                        .toList(),
                sent && !wereAsked(form, asked));
    }

    /** Reads what the form says, as it stands before it is known whether the rest of it is right. */
    public Filled read(Person person, UUID clientId, @Nullable UUID categoryId, Form form, Locale locale) {
        List<TicketField> asked = fields.asked(person, clientId, categoryId);
        return read(asked, form, wereAsked(form, asked), locale);
    }

    /** What to ask of a machine. */
    public FieldQuestions questions(Person person, AssetDetail machine, Locale locale) {
        return new FieldQuestions(
                machines.of(person, machine).stream()
                        .map(field -> FieldQuestions.Question.of(field, locale))
                        .toList(),
                false);
    }

    /** Reads what the form says of a machine. */
    public Filled read(Person person, AssetDetail machine, Form form, Locale locale) {
        return read(machines.of(person, machine), form, true, locale);
    }

    private static Filled read(List<TicketField> asked, Form form, boolean all, Locale locale) {
        Form told =
                form.named(asked.stream().collect(Collectors.toMap(TicketField::name, field -> field.label(locale))));
        Map<UUID, FieldValue> values = new HashMap<>();
        for (TicketField field : asked) {
            switch (FieldReading.of(field, form.value(field.name()))) {
                case FieldReading.Wrong(var error) -> told = told.problems(List.of(error));
                case FieldReading.Read(FieldValue value) -> {
                    if (value != null) {
                        values.put(field.id(), value);
                    } else if (all && field.need() == FieldNeed.CREATING) {
                        told = told.problem(field.name(), required(field));
                    }
                }
            }
        }
        return new Filled(told, values, all);
    }

    private static String required(TicketField field) {
        return switch (field.kind()) {
            case TEXT, NUMBER, DATE -> "field.required";
            case CHOICE -> "field.choose_from_list";
            case CHECKBOX -> "field.must_be_ticked";
        };
    }

    private static boolean wereAsked(Form form, List<TicketField> fields) {
        Set<String> asked = new HashSet<>(Arrays.asList(form.value(ASKED).split(",")));
        return fields.stream().map(TicketField::key).allMatch(asked::contains);
    }
}
