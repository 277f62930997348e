package mx.lanet.helpdesk.ticket.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.asset.MachineFilter;
import mx.lanet.helpdesk.identity.Colleague;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.MachinesOfLists;
import mx.lanet.helpdesk.ticket.TicketQuery;
import mx.lanet.helpdesk.ticket.TicketQuery.OfMachines;
import mx.lanet.helpdesk.ticket.field.TicketField;
import mx.lanet.helpdesk.ticket.field.TicketFields;
import mx.lanet.helpdesk.ticket.view.SavedView;
import mx.lanet.helpdesk.ticket.view.SavedViews;
import mx.lanet.helpdesk.web.Tab;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what stands around tickets. */
@Component
class ListFrames {
    private final ViewTabs tabs;
    private final SavedViews savedViews;
    private final ListChips chips;
    private final TicketFields fields;
    private final MachinesOfLists savedLists;

    ListFrames(ViewTabs tabs, SavedViews savedViews, ListChips chips, TicketFields fields, MachinesOfLists savedLists) {
        this.tabs = tabs;
        this.savedViews = savedViews;
        this.chips = chips;
        this.fields = fields;
        this.savedLists = savedLists;
    }

    /** The house's fields that the tickets of this list may have. */
    List<TicketField> fields(Person person, ListAddress address) {
        return fields.of(person, address.client(person).orElse(null));
    }

    /**
     * What of it is asked in scopes of its own, so not within a page's transaction.
     *
     * @param opened the saved view that the address names; null for none
     * @param colleagues who serves the one client that the list is of, if it is of one
     * @param machines those of the saved list that the address names; null for all
     */
    record Outside(
            List<SavedView> views,
            @Nullable SavedView opened,
            List<Colleague> colleagues,
            List<MachineFilter> savedLists,
            @Nullable OfMachines machines) {
        /** The query with the machines of the saved list that its address names. */
        TicketQuery narrowed(TicketQuery query) {
            return query.ofMachines(machines);
        }
    }

    Outside outside(Person person, ListAddress address) {
        return new Outside(
                savedViews.of(person),
                address.savedAs().flatMap(id -> savedViews.find(person, id)).orElse(null),
                chips.colleagues(person, address),
                savedLists.of(person),
                machines(person, address));
    }

    /** What a list asks for, with the machines of its saved list; not within a page's transaction. */
    TicketQuery query(Person person, ListAddress address, TicketQuery query) {
        return query.ofMachines(machines(person, address));
    }

    private @Nullable OfMachines machines(Person person, ListAddress address) {
        UUID list = address.machines(person).orElse(null);
        return list == null ? null : savedLists.machines(person, list);
    }

    /** @param all as {@link #fields} says */
    ListFrame of(Person person, ListAddress address, Outside outside, List<TicketField> all, Texts texts) {
        SavedView saved = outside.opened();
        return new ListFrame(
                address.view(person),
                saved,
                saved != null && SavedViews.mayChange(person, saved),
                tabs.of(person, outside.views(), address, texts),
                address,
                chips.of(person, address, outside.colleagues(), outside.savedLists(), all, texts),
                FieldChips.rest(all, address, texts),
                address.isBoard() ? List.of() : columns(person, address, all, texts),
                person.isStaff());
    }

    private static List<Tab> columns(Person person, ListAddress address, List<TicketField> all, Texts texts) {
        List<ShownColumn> now = ShownColumn.of(address.value("cols"), person, all);
        List<Tab> columns = new ArrayList<>();
        for (ListColumn usual : ListColumn.values()) {
            if (usual != ListColumn.SUBJECT && usual.isFor(person)) {
                columns.add(
                        turned(texts.t("ticket.column." + usual.word()), ShownColumn.of(usual), now, address, person));
            }
        }
        boolean full = now.stream().filter(column -> column.field() != null).count() >= ShownColumn.FIELDS_MOST;
        for (TicketField field : all) {
            ShownColumn column = ShownColumn.of(field);
            if (now.contains(column) || field.active() && !full) {
                columns.add(turned(field.label(texts.locale()), column, now, address, person));
            }
        }
        return columns;
    }

    private static Tab turned(
            String label, ShownColumn column, List<ShownColumn> now, ListAddress address, Person person) {
        return Tab.of(label, address.with("cols", ShownColumn.turned(person, now, column)), now.contains(column));
    }
}
