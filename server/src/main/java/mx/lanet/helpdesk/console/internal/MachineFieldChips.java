package mx.lanet.helpdesk.console.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mx.lanet.helpdesk.ticket.field.FieldKind;
import mx.lanet.helpdesk.ticket.field.FieldRange;
import mx.lanet.helpdesk.ticket.field.TicketField;
import mx.lanet.helpdesk.web.Tab;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;

/** The filters of the list of machines by the house's fields: those that are set, the first few of the others, and a menu of the rest. */
final class MachineFieldChips {
    /** More chips would be a wall, not a sentence. */
    private static final int FIRST_FEW = 5;

    private final AssetAddress address;
    private final Texts texts;

    MachineFieldChips(AssetAddress address, Texts texts) {
        this.address = address;
        this.texts = texts;
    }

    /** @param fields those of machines, in their order */
    List<AssetListPage.Chip> of(List<TicketField> fields) {
        List<TicketField> shown = shown(fields);
        return Stream.concat(
                        fields.stream().filter(field -> isSet(field) || shown.contains(field) && isAsked(field)),
                        shown.stream().filter(field -> !isAsked(field)))
                .map(this::chip)
                .toList();
    }

    /** The others, each a link that puts it among the chips. */
    List<Tab> rest(List<TicketField> fields) {
        List<TicketField> shown = shown(fields);
        return fields.stream()
                .filter(field -> field.active() && !isSet(field) && !shown.contains(field))
                .map(field ->
                        Tab.of(field.label(texts.locale()), address.with(AssetAddress.ASKED_FIELD, field.key()), false))
                .toList();
    }

    /** Not set: the first few, and one that was asked for in the menu. */
    private List<TicketField> shown(List<TicketField> fields) {
        List<TicketField> open =
                fields.stream().filter(field -> field.active() && !isSet(field)).toList();
        return Stream.concat(open.stream().limit(FIRST_FEW), open.stream().filter(this::isAsked))
                .distinct()
                .toList();
    }

    private boolean isAsked(TicketField field) {
        return address.value(AssetAddress.ASKED_FIELD).equals(field.key());
    }

    private boolean isSet(TicketField field) {
        return !address.value(field.name()).isEmpty();
    }

    private AssetListPage.Chip chip(TicketField field) {
        String set = address.value(field.name());
        String remove = set.isEmpty() ? null : address.with(field.name(), "");
        String label = field.label(texts.locale());
        String any = texts.t("asset.filter.all");
        return switch (field.kind()) {
            case CHOICE, CHECKBOX -> {
                List<Tab> options = field.kind() == FieldKind.CHOICE ? options(field) : yesAndNo(field);
                String value = options.stream()
                        .filter(Tab::here)
                        .map(Tab::label)
                        .findFirst()
                        .orElse(any);
                yield new AssetListPage.Chip(label, value, remove, options, null, isAsked(field));
            }
            case TEXT -> typed(field, label, set.isEmpty() ? any : set, remove, set, "");
            case NUMBER, DATE -> {
                Optional<FieldRange> range = FieldRange.parse(set);
                yield typed(
                        field,
                        label,
                        range.map(now -> told(field, now)).orElse(any),
                        remove,
                        range.map(FieldRange::from).orElse(""),
                        range.map(FieldRange::to).orElse(""));
            }
        };
    }

    private AssetListPage.Chip typed(
            TicketField field, String label, String value, @Nullable String remove, String from, String to) {
        var typed = new AssetListPage.Typed(field.name(), field.kind(), from, to, address.without(field.name()));
        return new AssetListPage.Chip(label, value, remove, List.of(), typed, isAsked(field));
    }

    private String told(TicketField field, FieldRange range) {
        String from = field.brief(range.from(), texts.locale());
        String to = field.brief(range.to(), texts.locale());
        if (range.to().isEmpty()) {
            return texts.t("fields.filter.from", from);
        }
        return range.from().isEmpty() ? texts.t("fields.filter.to", to) : texts.t("fields.filter.range", from, to);
    }

    private List<Tab> yesAndNo(TicketField field) {
        return List.of(tab(field, "yes", texts.t("fields.filter.yes")), tab(field, "no", texts.t("fields.filter.no")));
    }

    private List<Tab> options(TicketField field) {
        List<Tab> options = new ArrayList<>();
        field.options().stream()
                .filter(option -> option.active() || option.id().toString().equals(address.value(field.name())))
                .forEach(option -> options.add(tab(field, option.id().toString(), option.label(texts.locale()))));
        return options;
    }

    private Tab tab(TicketField field, String value, String label) {
        return Tab.of(
                label,
                address.with(field.name(), value),
                address.value(field.name()).equals(value));
    }
}
