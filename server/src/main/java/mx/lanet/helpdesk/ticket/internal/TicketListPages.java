package mx.lanet.helpdesk.ticket.internal;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.TicketLists;
import mx.lanet.helpdesk.ticket.TicketQuery;
import mx.lanet.helpdesk.ticket.TicketQuery.Sort;
import mx.lanet.helpdesk.ticket.TicketRow;
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

/** The list of tickets. */
@Controller
class TicketListPages {
    private final TicketLists lists;
    private final ViewTabs views;
    private final ListChips chips;
    private final Snippets snippets;
    private final Clients clients;
    private final Tenancy tenancy;
    private final MessageSource messages;
    private final Clock clock;

    TicketListPages(
            TicketLists lists,
            ViewTabs views,
            ListChips chips,
            Snippets snippets,
            Clients clients,
            Tenancy tenancy,
            MessageSource messages,
            Clock clock) {
        this.lists = lists;
        this.views = views;
        this.chips = chips;
        this.snippets = snippets;
        this.clients = clients;
        this.tenancy = tenancy;
        this.messages = messages;
        this.clock = clock;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/tickets")
    Answer list(Person person, @RequestParam Map<String, String> parameters, Locale locale) {
        ListAddress address = new ListAddress(parameters);
        Texts texts = new Texts(messages, locale);
        TicketQuery query = address.query(person, clock);
        Slice<TicketRow> slice = lists.list(person, query);
        TicketListPage page = new TicketListPage(
                address.view(person),
                views.of(person, address.view(person), texts),
                address,
                chips.of(person, address, texts),
                columns(person, address, query, texts),
                slice,
                snippets.of(person, query.words(), slice.items()),
                clientNames(person, slice),
                address.isFiltered(),
                person.isStaff());
        return Answer.page("ticket/list", page)
                .orFragment("lista", "ticket/rows")
                .orFragment("vistas", "ticket/listViews");
    }

    private static List<Column> columns(Person person, ListAddress address, TicketQuery query, Texts texts) {
        List<Column> columns = new ArrayList<>();
        Column priority = Column.unseen(texts.t("ticket.column.priority")).css("pad-l");
        boolean openOnly = !query.states().isEmpty() && query.states().stream().allMatch(State::isOpen);
        columns.add(openOnly ? sorted(priority.hidden(), priority, address, query, Sort.PRIORITY) : priority);
        columns.add(sorted(false, Column.of(texts.t("ticket.column.number")), address, query, Sort.NUMBER));
        columns.add(Column.of(texts.t("ticket.column.subject")));
        columns.add(Column.of(texts.t("ticket.column.requester")));
        columns.add(Column.of(texts.t("ticket.column.state")));
        columns.add(Column.unseen(texts.t("ticket.column.assignee")));
        columns.add(sorted(
                false, Column.of(texts.t("ticket.column.activity")).css("r pad-r"), address, query, Sort.ACTIVITY));
        return columns;
    }

    private static Column sorted(boolean hidden, Column column, ListAddress address, TicketQuery query, Sort sort) {
        boolean now = query.sort() == sort;
        Direction direction = query.descending() ? Direction.DESCENDING : Direction.ASCENDING;
        @Nullable Direction shown = now ? direction : null;
        String other = now && query.descending() ? sort.word() : "-" + sort.word();
        return hidden ? column : column.sort(address.with("sort", other), shown);
    }

    private Map<UUID, String> clientNames(Person person, Slice<TicketRow> slice) {
        if (!person.isStaff() || person.chosenClient() != null) {
            return Map.of();
        }
        return tenancy.call(
                person.scope(),
                () -> clients.names(
                        slice.items().stream().map(TicketRow::clientId).collect(Collectors.toSet())));
    }
}
