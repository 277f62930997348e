package mx.lanet.helpdesk.ticket.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.report.Cells;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.TicketRow;
import mx.lanet.helpdesk.ticket.field.FieldValue;
import mx.lanet.helpdesk.ticket.field.TicketField;
import mx.lanet.helpdesk.ticket.field.TicketFields;
import mx.lanet.helpdesk.ticket.tag.Tag;
import mx.lanet.helpdesk.ticket.tag.Tags;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tickets as lines of a table that is taken along, with what else its columns need. */
@Component
class ListedTickets {
    private final ClientNames clientNames;
    private final Tags tags;
    private final TicketFields fields;

    ListedTickets(ClientNames clientNames, Tags tags, TicketFields fields) {
        this.clientNames = clientNames;
        this.tags = tags;
        this.fields = fields;
    }

    /** @param client empty where there is only one */
    record Line(TicketRow row, String client, List<Tag> tags, Map<UUID, FieldValue> said) {
        private @Nullable FieldValue said(TicketField field) {
            return said.get(field.id());
        }
    }

    /** These tickets, in the list's open transaction. */
    List<Line> lines(Person person, List<ShownColumn> shown, List<TicketRow> rows) {
        Map<UUID, String> clients = clientNames.of(person, rows);
        Map<UUID, List<Tag>> tagged =
                shown.contains(ShownColumn.of(ListColumn.TAGS)) ? tags.of(person, rows) : Map.of();
        List<TicketField> asked =
                shown.stream().map(ShownColumn::field).filter(Objects::nonNull).toList();
        Map<UUID, Map<UUID, FieldValue>> said = asked.isEmpty() ? Map.of() : fields.values(person, rows, asked);
        return rows.stream()
                .map(row -> new Line(
                        row,
                        clients.getOrDefault(row.clientId(), ""),
                        tagged.getOrDefault(row.ticketId(), List.of()),
                        said.getOrDefault(row.ticketId(), Map.of())))
                .toList();
    }

    List<Cells<Line>> columns(Person person, List<ShownColumn> shown, Texts texts) {
        boolean several = person.isStaff() && person.chosenClient() == null;
        List<Cells<Line>> columns = new ArrayList<>();
        for (ShownColumn one : shown) {
            if (one.usual() != null) {
                columns.add(column(one.usual(), texts));
            } else if (one.field() != null) {
                columns.add(column(one.field(), texts));
            }
            if (one.usual() == ListColumn.REQUESTER && several) {
                columns.add(Cells.text(texts.t("ticket.column.client"), Line::client));
            }
        }
        return columns;
    }

    private static Cells<Line> column(ListColumn column, Texts texts) {
        String head = texts.t("ticket.column." + column.word());
        return switch (column) {
            case PRIORITY ->
                text(head, row -> texts.t("web.priority." + row.priority().word()));
            case NUMBER -> text(head, TicketRow::code);
            case SUBJECT -> text(head, TicketRow::subject);
            case REQUESTER -> text(head, TicketRow::requesterName);
            case STATE ->
                text(head, row -> texts.t("web.ticket-state." + row.state().word()));
            case ASSIGNEE -> text(head, TicketRow::assigneeName);
            case ACTIVITY -> Cells.moment(head, line -> line.row().updatedAt());
            case CATEGORY -> text(head, TicketRow::category);
            case MACHINE -> text(head, TicketRow::assetName);
            case CREATED -> Cells.moment(head, line -> line.row().createdAt());
            case RATING -> Cells.whole(head, line -> line.row().rating());
            case DUE -> Cells.moment(head, line -> line.row().clock().dueAt());
            case TAGS ->
                Cells.text(head, line -> line.tags().stream().map(Tag::name).collect(Collectors.joining(", ")));
        };
    }

    private static Cells<Line> text(String head, Function<TicketRow, @Nullable String> words) {
        return Cells.text(head, line -> words.apply(line.row()));
    }

    private static Cells<Line> column(TicketField field, Texts texts) {
        String head = field.label(texts.locale());
        return switch (field.kind()) {
            case NUMBER -> Cells.decimal(head, line -> number(line.said(field)));
            case DATE -> Cells.day(head, line -> day(line.said(field)));
            case CHECKBOX -> Cells.yes(head, line -> line.said(field) == null ? null : Boolean.TRUE);
            case TEXT, CHOICE -> Cells.text(head, line -> words(field, line.said(field), texts));
        };
    }

    private static @Nullable BigDecimal number(@Nullable FieldValue said) {
        return said instanceof FieldValue.Amount(BigDecimal number) ? number : null;
    }

    private static @Nullable LocalDate day(@Nullable FieldValue said) {
        return said instanceof FieldValue.Day(LocalDate date) ? date : null;
    }

    private static String words(TicketField field, @Nullable FieldValue said, Texts texts) {
        return said == null ? "" : field.brief(said, texts.locale());
    }
}
