package mx.lanet.helpdesk.console.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import mx.lanet.helpdesk.asset.AssetLists;
import mx.lanet.helpdesk.asset.MachineFilter;
import mx.lanet.helpdesk.asset.MachineFilters;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.client.Site;
import mx.lanet.helpdesk.client.Sites;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.ClientSwitcher;
import mx.lanet.helpdesk.web.Tab;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The filters by client and site that these pages have in common. */
@Component
class Narrowing {
    private final Clients clients;
    private final Sites sites;
    private final MachineFilters filters;
    private final AssetLists assets;

    Narrowing(Clients clients, Sites sites, MachineFilters filters, AssetLists assets) {
        this.clients = clients;
        this.sites = sites;
        this.filters = filters;
        this.assets = assets;
    }

    /** The client of the address; a client that the person chose in the switcher, or is of, needs no choosing. */
    static @Nullable UUID client(Person person, String asked) {
        if (!person.isStaff()) {
            return person.clientId();
        }
        return person.chosenClient() == null ? id(asked) : person.chosenClient();
    }

    /** Client and, beside a client, its site. */
    List<Chip> chips(Person person, Address here, @Nullable UUID client, @Nullable UUID site, Texts texts) {
        List<Chip> chips = new ArrayList<>();
        if (person.isStaff() && person.chosenClient() == null) {
            chips.add(chip(
                    "client",
                    here.without("site"),
                    clients.reachable(person).stream()
                            .limit(ClientSwitcher.MOST)
                            .toList(),
                    Client::id,
                    Client::name,
                    client,
                    texts));
        }
        if (client != null && person.mayReach(client)) {
            chips.add(chip("site", here, sites.ofClient(person, client), Site::id, Site::name, site, texts));
        }
        return chips;
    }

    /** The machines of the saved list in the address; null when none is, and for who has none. */
    @Nullable
    List<UUID> machines(Person person, String filter) {
        return person.isStaff()
                ? filters.list(person).stream()
                        .filter(one -> one.filterId().toString().equals(filter))
                        .findFirst()
                        .map(one -> assets.ids(person, one.query()))
                        .orElse(null)
                : null;
    }

    /** A menu of the saved lists; empty where there are none. */
    List<Chip> lists(Person person, Address here, Texts texts) {
        List<MachineFilter> all = person.isStaff() ? filters.list(person) : List.of();
        UUID chosen = id(here.filters().getOrDefault("filter", ""));
        return all.isEmpty()
                ? List.of()
                : List.of(chip("filter", here, all, MachineFilter::filterId, MachineFilter::name, chosen, texts));
    }

    private static <T> Chip chip(
            String filter,
            Address here,
            List<T> all,
            Function<T, UUID> id,
            Function<T, String> name,
            @Nullable UUID chosen,
            Texts texts) {
        List<Tab> options = all.stream()
                .map(one -> Tab.of(
                        name.apply(one),
                        here.with(filter, id.apply(one)).toString(),
                        id.apply(one).equals(chosen)))
                .toList();
        String value =
                options.stream().filter(Tab::here).map(Tab::label).findFirst().orElse("");
        return new Chip(
                texts.t("asset.filter." + filter),
                value.isEmpty() ? texts.t("asset.filter.all") : value,
                value.isEmpty() ? null : here.without(filter).toString(),
                options);
    }

    /** What the chips and the search ask for, as a line above what is taken along. */
    static List<String> words(List<Chip> chips, String search) {
        List<String> words = new ArrayList<>();
        chips.stream()
                .filter(chip -> chip.removePath() != null)
                .forEach(chip -> words.add(chip.label() + " " + chip.value()));
        if (!search.isEmpty()) {
            words.add("«" + search + "»");
        }
        return words.isEmpty() ? List.of() : List.of(String.join(" · ", words));
    }

    /** Whose it is, if it is of one client that the person reaches. */
    static @Nullable UUID whose(Person person, @Nullable UUID client) {
        return client != null && person.mayReach(client) ? client : null;
    }

    static @Nullable UUID id(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? UUID.fromString(text) : null;
    }

    static int page(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 1;
    }

    static String cut(String text) {
        String plain = text.replace("\0", "").strip();
        return plain.substring(0, Math.min(plain.length(), 100));
    }
}
