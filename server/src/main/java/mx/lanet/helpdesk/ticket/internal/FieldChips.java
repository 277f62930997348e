package mx.lanet.helpdesk.ticket.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mx.lanet.helpdesk.ticket.field.FieldKind;
import mx.lanet.helpdesk.ticket.field.FieldOption;
import mx.lanet.helpdesk.ticket.field.FieldRange;
import mx.lanet.helpdesk.ticket.field.TicketField;
import mx.lanet.helpdesk.ticket.internal.TicketListPage.Chip;
import mx.lanet.helpdesk.web.Tab;
import mx.lanet.helpdesk.web.Texts;

/** The filters of the list by the house's fields: those that are set, the first few of the others, and a menu of the rest. */
final class FieldChips {
    /** More chips would be a wall, not a sentence. */
    private static final int FIRST_FEW = 5;

    private FieldChips() {}

    /** @param fields those of the list, in their order */
    static List<Chip> of(List<TicketField> fields, ListAddress address, Texts texts) {
        List<TicketField> few = firstFew(fields, address);
        return fields.stream()
                .filter(field -> few.contains(field) || isSet(field, address) || isAsked(field, address))
                .map(field -> chip(field, address, texts))
                .toList();
    }

    /** The others, each a link that puts it among the chips. */
    static List<Tab> rest(List<TicketField> fields, ListAddress address, Texts texts) {
        List<TicketField> few = firstFew(fields, address);
        return fields.stream()
                .filter(field -> field.active() && field.kind().narrows())
                .filter(field -> !few.contains(field) && !isSet(field, address) && !isAsked(field, address))
                .map(field ->
                        Tab.of(field.label(texts.locale()), address.with(ListAddress.ASKED_FIELD, field.key()), false))
                .toList();
    }

    private static List<TicketField> firstFew(List<TicketField> fields, ListAddress address) {
        return fields.stream()
                .filter(field -> field.active() && field.kind().narrows() && !isSet(field, address))
                .limit(FIRST_FEW)
                .toList();
    }

    private static boolean isSet(TicketField field, ListAddress address) {
        return field.kind().narrows() && !address.value(field.name()).isEmpty();
    }

    private static boolean isAsked(TicketField field, ListAddress address) {
        return field.kind().narrows() && address.value(ListAddress.ASKED_FIELD).equals(field.key());
    }

    private static Chip chip(TicketField field, ListAddress address, Texts texts) {
        String set = address.value(field.name());
        String remove = set.isEmpty() ? null : address.with(field.name(), "");
        String label = field.label(texts.locale());
        if (field.kind() == FieldKind.NUMBER || field.kind() == FieldKind.DATE) {
            Optional<FieldRange> range = FieldRange.parse(set);
            return new Chip(
                    label,
                    range.map(now -> told(field, now, texts)).orElse(texts.t("ticket.filter.any")),
                    remove,
                    List.of(),
                    bounds(field, range.orElse(new FieldRange("", "")), address));
        }
        List<Tab> options = options(field, address, texts);
        String value =
                options.stream().filter(Tab::here).map(Tab::label).findFirst().orElse(texts.t("ticket.filter.any"));
        return new Chip(label, value, remove, options, isAsked(field, address));
    }

    private static TicketListPage.Bounds bounds(TicketField field, FieldRange range, ListAddress address) {
        return new TicketListPage.Bounds(
                field.name(),
                field.kind() == FieldKind.DATE,
                range.from(),
                range.to(),
                address.without(field.name()),
                isAsked(field, address));
    }

    private static String told(TicketField field, FieldRange range, Texts texts) {
        String from = field.brief(range.from(), texts.locale());
        String to = field.brief(range.to(), texts.locale());
        if (range.from().equals(range.to())) {
            return from;
        }
        return range.to().isEmpty()
                ? texts.t("fields.filter.from", from)
                : range.from().isEmpty() ? texts.t("fields.filter.to", to) : texts.t("fields.filter.range", from, to);
    }

    private static List<Tab> options(TicketField field, ListAddress address, Texts texts) {
        if (field.kind() == FieldKind.CHECKBOX) {
            return List.of(
                    tab(address, field, ListAddress.TICKED, texts.t("fields.filter.yes")),
                    tab(address, field, ListAddress.NOT_TICKED, texts.t("fields.filter.no")));
        }
        List<Tab> options = new ArrayList<>();
        for (FieldOption option : field.options()) {
            String id = option.id().toString();
            if (option.active() || id.equals(address.value(field.name()))) {
                options.add(tab(address, field, id, option.label(texts.locale())));
            }
        }
        return options;
    }

    private static Tab tab(ListAddress address, TicketField field, String value, String label) {
        return Tab.of(
                label,
                address.with(field.name(), value),
                address.value(field.name()).equals(value));
    }
}
