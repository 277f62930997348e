package mx.lanet.helpdesk.ticket.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.field.FieldKind;
import mx.lanet.helpdesk.ticket.field.FieldOption;
import mx.lanet.helpdesk.ticket.field.TicketField;
import mx.lanet.helpdesk.ticket.field.TicketFields;
import mx.lanet.helpdesk.ticket.internal.TicketListPage.Chip;
import mx.lanet.helpdesk.web.Tab;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The filters of the list by the house's fields: those that are set, and the first few of those that are not. */
@Component
class FieldChips {
    /** More chips would be a wall, not a sentence. */
    private static final int FIRST_FEW = 5;

    private final TicketFields fields;

    FieldChips(TicketFields fields) {
        this.fields = fields;
    }

    /** @param client the one that the list is of; null for several */
    List<Chip> of(Person person, @Nullable UUID client, ListAddress address, Texts texts) {
        List<Chip> chips = new ArrayList<>();
        int unset = 0;
        for (TicketField field : fields.of(person, client)) {
            boolean set = !address.value(field.name()).isEmpty();
            if (field.kind().narrows() && (set || field.active() && unset++ < FIRST_FEW)) {
                chips.add(chip(field, address, texts));
            }
        }
        return chips;
    }

    private static Chip chip(TicketField field, ListAddress address, Texts texts) {
        List<Tab> options = options(field, address, texts);
        String value =
                options.stream().filter(Tab::here).map(Tab::label).findFirst().orElse(texts.t("ticket.filter.any"));
        boolean set = !address.value(field.name()).isEmpty();
        return new Chip(field.label(texts.locale()), value, set ? address.with(field.name(), "") : null, options);
    }

    private static List<Tab> options(TicketField field, ListAddress address, Texts texts) {
        if (field.kind() == FieldKind.CHECKBOX) {
            return List.of(tab(address, field, ListAddress.TICKED, texts.t("fields.filter.yes")));
        }
        return field.options().stream()
                .filter(option -> option.active() || option.id().toString().equals(address.value(field.name())))
                .map((FieldOption option) -> tab(address, field, option.id().toString(), option.label(texts.locale())))
                .toList();
    }

    private static Tab tab(ListAddress address, TicketField field, String value, String label) {
        return Tab.of(
                label,
                address.with(field.name(), value),
                address.value(field.name()).equals(value));
    }
}
