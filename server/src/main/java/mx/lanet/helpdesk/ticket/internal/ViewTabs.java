package mx.lanet.helpdesk.ticket.internal;

import java.util.List;
import java.util.Map;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.TicketLists;
import mx.lanet.helpdesk.ticket.View;
import mx.lanet.helpdesk.web.Tab;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lists of tickets that everybody has, each with how many are in it. */
@Component
class ViewTabs {
    private final TicketLists lists;

    ViewTabs(TicketLists lists) {
        this.lists = lists;
    }

    /** @param here the one that is open; null when none is */
    List<Tab> of(Person person, @Nullable View here, Texts texts) {
        Map<View, Long> counts = lists.counts(person, View.of(person));
        return View.of(person).stream()
                .map(view -> new Tab(
                        texts.t("ticket.view." + view.word()),
                        new ListAddress(Map.of("view", view.word())).here(),
                        view == here,
                        counted(counts.getOrDefault(view, 0L))))
                .toList();
    }

    private static String counted(long number) {
        return number > TicketLists.COUNTER_MAX ? TicketLists.COUNTER_MAX + "+" : String.valueOf(number);
    }
}
