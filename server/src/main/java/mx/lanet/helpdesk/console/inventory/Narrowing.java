package mx.lanet.helpdesk.console.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
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

    Narrowing(Clients clients, Sites sites) {
        this.clients = clients;
        this.sites = sites;
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
