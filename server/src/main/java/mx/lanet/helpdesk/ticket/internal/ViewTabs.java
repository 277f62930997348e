package mx.lanet.helpdesk.ticket.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.TicketLists;
import mx.lanet.helpdesk.ticket.View;
import mx.lanet.helpdesk.ticket.view.SavedView;
import mx.lanet.helpdesk.ticket.view.SavedViews;
import mx.lanet.helpdesk.web.Tab;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lists of tickets that everybody has and those that the person sees saved, each with how many are in it. */
@Component
class ViewTabs {
    private final SavedViews savedViews;
    private final TicketLists lists;
    private final Clock clock;

    ViewTabs(SavedViews savedViews, TicketLists lists, Clock clock) {
        this.savedViews = savedViews;
        this.lists = lists;
        this.clock = clock;
    }

    /** None of them is open. */
    List<Tab> besideATicket(Person person, Texts texts) {
        return tabs(person, savedViews.of(person), null, Optional.empty(), texts);
    }

    /** Those beside this list. */
    List<Tab> of(Person person, List<SavedView> saved, ListAddress address, Texts texts) {
        return tabs(
                person, saved, address.savedAs().isPresent() ? null : address.view(person), address.savedAs(), texts);
    }

    private List<Tab> tabs(
            Person person, List<SavedView> saved, @Nullable View here, Optional<UUID> opened, Texts texts) {
        List<Tab> tabs = new ArrayList<>();
        for (View view : View.of(person)) {
            ListAddress address = new ListAddress(Map.of("view", view.word()));
            tabs.add(new Tab(
                    texts.t("ticket.view." + view.word()), address.here(), view == here, figure(person, address)));
        }
        for (SavedView view : saved) {
            ListAddress address = ListAddress.of(view);
            boolean open = opened.filter(view.viewId()::equals).isPresent();
            tabs.add(new Tab(view.name(), address.saved(view.viewId()), open, figure(person, address)));
        }
        return tabs;
    }

    /**
     * A view may name a client that the person does not serve any more. Which machines a saved list holds takes as long as a list
     * of them, so what is narrowed by one says no figure.
     */
    private String figure(Person person, ListAddress address) {
        if (address.machines(person).isPresent()) {
            return "";
        }
        Optional<UUID> client = ListAddress.parse(address.value("client"));
        return client.isPresent() && !person.mayReach(client.get())
                ? "0"
                : told(lists.figure(person, address.query(person, clock)));
    }

    private static String told(long tickets) {
        return tickets > TicketLists.COUNTER_MAX ? TicketLists.COUNTER_MAX + "+" : String.valueOf(tickets);
    }
}
