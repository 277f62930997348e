package mx.lanet.helpdesk.ticket.internal;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.TicketLists;
import mx.lanet.helpdesk.ticket.TicketQuery;
import mx.lanet.helpdesk.ticket.TicketQuery.Sort;
import mx.lanet.helpdesk.ticket.TicketRow;
import mx.lanet.helpdesk.ticket.bulk.BulkWork;
import mx.lanet.helpdesk.ticket.bulk.Bulks;
import mx.lanet.helpdesk.ticket.field.FieldKind;
import mx.lanet.helpdesk.ticket.field.TicketField;
import mx.lanet.helpdesk.ticket.tag.Tags;
import mx.lanet.helpdesk.ticket.view.Snippets;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Column;
import mx.lanet.helpdesk.web.Column.Direction;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Tickets as a list, or as a board. */
@Controller
class TicketListPages {
    private final TicketLists lists;
    private final ListFrames frames;
    private final Snippets snippets;
    private final ClientNames clientNames;
    private final Tags tags;
    private final FieldColumns fieldColumns;
    private final BoardPageMaker boards;
    private final Bulks bulks;
    private final Together together;
    private final MessageSource messages;
    private final Clock clock;

    TicketListPages(
            TicketLists lists,
            ListFrames frames,
            Snippets snippets,
            ClientNames clientNames,
            Tags tags,
            FieldColumns fieldColumns,
            BoardPageMaker boards,
            Bulks bulks,
            Together together,
            MessageSource messages,
            Clock clock) {
        this.lists = lists;
        this.frames = frames;
        this.snippets = snippets;
        this.clientNames = clientNames;
        this.tags = tags;
        this.fieldColumns = fieldColumns;
        this.boards = boards;
        this.bulks = bulks;
        this.together = together;
        this.messages = messages;
        this.clock = clock;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/tickets")
    Answer list(Person person, @RequestParam Map<String, String> parameters, Locale locale) {
        ListAddress address = new ListAddress(parameters);
        Texts texts = new Texts(messages, locale);
        BulkWork undoable = undoable(person, parameters.getOrDefault("bulk", ""));
        return address.isBoard()
                ? boards.answer(person, address, undoable, texts)
                : list(person, address, undoable, texts);
    }

    private @Nullable BulkWork undoable(Person person, String bulk) {
        return person.isStaff()
                ? ListAddress.parse(bulk)
                        .flatMap(id -> bulks.find(person, id))
                        .filter(work -> bulks.mayUndo(work, BulkPages.UNDO_OFFERED))
                        .orElse(null)
                : null;
    }

    private Answer list(Person person, ListAddress address, @Nullable BulkWork undoable, Texts texts) {
        ListFrames.Outside outside = frames.outside(person, address);
        TicketListPage page = together.call(person, () -> page(person, address, outside, undoable, texts));
        return Answer.page("ticket/list", page)
                .orFragment("lista", "ticket/rows")
                .orFragment("vistas", "ticket/listViews");
    }

    private TicketListPage page(
            Person person, ListAddress address, ListFrames.Outside outside, @Nullable BulkWork undoable, Texts texts) {
        TicketQuery query = outside.narrowed(address.query(person, clock));
        Slice<TicketRow> slice = lists.list(person, query);
        List<TicketField> all = frames.fields(person, address);
        List<ShownColumn> shown = ShownColumn.of(address.value("cols"), person, all);
        return new TicketListPage(
                frames.of(person, address, outside, all, texts),
                shown,
                shown.stream().map(one -> head(one, address, query, texts)).toList(),
                slice,
                snippets.of(person, query.words(), slice.items()),
                clientNames.of(person, slice.items()),
                shown.contains(ShownColumn.of(ListColumn.TAGS)) ? tags.of(person, slice.items()) : Map.of(),
                fieldColumns.of(person, shown, slice.items(), texts.locale()),
                undoable);
    }

    private static Column head(ShownColumn one, ListAddress address, TicketQuery query, Texts texts) {
        TicketField field = one.field();
        return one.usual() != null
                ? head(one.usual(), address, query, texts)
                : Column.of(field == null ? "" : field.label(texts.locale()))
                        .css(field != null && field.kind() == FieldKind.NUMBER ? "r" : "");
    }

    private static Column head(ListColumn one, ListAddress address, TicketQuery query, Texts texts) {
        String label = texts.t("ticket.column." + one.word());
        return switch (one) {
            case PRIORITY -> {
                Column priority = Column.unseen(label).css("pad-l");
                boolean openOnly =
                        !query.states().isEmpty() && query.states().stream().allMatch(State::isOpen);
                yield openOnly ? sorted(priority, address, query, Sort.PRIORITY) : priority;
            }
            case NUMBER -> sorted(Column.of(label), address, query, Sort.NUMBER);
            case ACTIVITY -> sorted(Column.of(label).css("r pad-r"), address, query, Sort.ACTIVITY);
            case DUE -> sorted(Column.of(label), address, query, Sort.DUE);
            case CREATED -> Column.of(label).css("r pad-r");
            case ASSIGNEE -> Column.unseen(label);
            case SUBJECT, REQUESTER, STATE, CATEGORY, MACHINE, RATING, TAGS -> Column.of(label);
        };
    }

    private static Column sorted(Column column, ListAddress address, TicketQuery query, Sort sort) {
        boolean now = query.sort() == sort;
        Direction direction = query.descending() ? Direction.DESCENDING : Direction.ASCENDING;
        @Nullable Direction shown = now ? direction : null;
        // What is due first is wanted first.
        boolean largestNext = now ? !query.descending() : sort != Sort.DUE;
        String other = (largestNext ? "-" : "") + sort.word();
        return column.hidden() ? column : column.sort(address.with("sort", other), shown);
    }
}
