package mx.lanet.helpdesk.ticket.internal;

import java.util.Arrays;
import java.util.List;
import mx.lanet.helpdesk.shared.Person;
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

    ListFrames(ViewTabs tabs, SavedViews savedViews, ListChips chips) {
        this.tabs = tabs;
        this.savedViews = savedViews;
        this.chips = chips;
    }

    ListFrame of(Person person, ListAddress address, Texts texts) {
        @Nullable
        SavedView saved =
                address.savedAs().flatMap(id -> savedViews.find(person, id)).orElse(null);
        return new ListFrame(
                address.view(person),
                saved,
                saved != null && SavedViews.mayChange(person, saved),
                tabs.of(person, address, texts),
                address,
                chips.of(person, address, texts),
                address.isBoard() ? List.of() : columns(person, address, texts),
                person.isStaff());
    }

    private static List<Tab> columns(Person person, ListAddress address, Texts texts) {
        List<ListColumn> now = ListColumn.of(address.value("cols"));
        return Arrays.stream(ListColumn.values())
                .filter(column -> column != ListColumn.SUBJECT && column.isFor(person))
                .map(column -> Tab.of(
                        texts.t("ticket.column." + column.word()),
                        address.with("cols", ListColumn.turned(now, column)),
                        now.contains(column)))
                .toList();
    }
}
