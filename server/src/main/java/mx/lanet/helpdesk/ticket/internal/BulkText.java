package mx.lanet.helpdesk.ticket.internal;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.ticket.bulk.BulkLine;
import mx.lanet.helpdesk.ticket.bulk.BulkWork;
import mx.lanet.helpdesk.ticket.bulk.Wish;
import mx.lanet.helpdesk.web.Texts;

/** Changes of many tickets in words. */
final class BulkText {
    private BulkText() {}

    /** "Asignar a Daniela Ríos". */
    static String what(Wish wish, Texts texts) {
        return switch (wish.kind()) {
            case ASSIGN ->
                wish.target().isEmpty() ? texts.t("bulk.what.nobody") : texts.t("bulk.what.assign", wish.targetName());
            case STATE ->
                texts.t(
                        wish.body().isBlank() ? "bulk.what.state" : "bulk.what.reply",
                        texts.t("web.ticket-state." + wish.target()));
            case PRIORITY -> texts.t("bulk.what.priority", texts.t("web.priority." + wish.target()));
            case QUEUE -> texts.t("bulk.what.queue", wish.targetName());
            case CATEGORY -> texts.t("bulk.what.category", wish.targetName());
            case TAG -> texts.t(wish.takesOff() ? "bulk.what.untag" : "bulk.what.tag", wish.targetName());
            case MACRO -> texts.t("bulk.what.macro", wish.targetName());
        };
    }

    /** "Asignar a Daniela Ríos: listo en 12 tickets". */
    static String done(BulkWork work, Texts texts) {
        return texts.t("bulk.done", what(work.wish(), texts), work.tickets());
    }

    /** Why a ticket was left as it was. */
    static String why(BulkLine line, Map<UUID, String> fields, Texts texts) {
        return switch (line.code()) {
            case "changed_meanwhile" ->
                line.told() == null
                        ? texts.t("bulk.why.changed")
                        : texts.t("bulk.why.changed-by", EventText.of(line.told(), texts));
            case "assign_not_here", "queue_not_here", "category_not_here", "tag_not_here", "internal" ->
                texts.t("bulk.why." + line.code());
            case "ticket_fields_missing", "ticket_field_not_here", "ticket_field_not_so" ->
                line.fields().isEmpty()
                        ? texts.t("problem." + line.code())
                        : texts.t("bulk.why." + line.code(), named(line, fields));
            case "state_not_here", "priority_not_here", "macro_not_here" -> texts.t("bulk.why.not_here");
            default -> texts.t("problem." + line.code());
        };
    }

    private static String named(BulkLine line, Map<UUID, String> fields) {
        return line.fields().stream()
                .map(field -> fields.getOrDefault(field, "–"))
                .collect(Collectors.joining(", "));
    }
}
