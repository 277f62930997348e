package mx.lanet.helpdesk.alert.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.alert.AlertKind;
import mx.lanet.helpdesk.alert.AlertQuery;
import mx.lanet.helpdesk.alert.AlertQuery.Show;
import mx.lanet.helpdesk.alert.Severity;
import mx.lanet.helpdesk.alert.Trouble;
import mx.lanet.helpdesk.asset.AssetLists;
import mx.lanet.helpdesk.asset.MachineFilter;
import mx.lanet.helpdesk.asset.MachineFilters;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.client.Site;
import mx.lanet.helpdesk.client.Sites;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.ClientSwitcher;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Tab;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The address of the list of alerts, and the menus that change it. What is no sensible value counts as not given. */
@Component
class AlertFilters {
    private static final List<String> NAMES =
            List.of("state", "severity", "kind", "client", "site", "asset", "filter", "page");
    private static final int LONGEST_LIST = 1000;

    private final Clients clients;
    private final Sites sites;
    private final MachineFilters filters;
    private final AssetLists assets;

    AlertFilters(Clients clients, Sites sites, MachineFilters filters, AssetLists assets) {
        this.clients = clients;
        this.sites = sites;
        this.filters = filters;
        this.assets = assets;
    }

    record Asked(Address address, AlertQuery query) {
        boolean isBare() {
            return address.without("state").without("page").filters().isEmpty();
        }

        String with(String name, @Nullable String value) {
            Address first = address.without("page");
            return (name.equals("client") ? first.without("site").without("asset") : first)
                    .with(name, value)
                    .toString();
        }

        String value(String name) {
            return address.filters().getOrDefault(name, "");
        }
    }

    Asked read(Person person, Map<String, String> asked) {
        Address address = Address.of("/alerts");
        for (String name : NAMES) {
            String value = asked.getOrDefault(name, "").strip();
            address = address.with(name, value.length() > Trouble.KIND_MAX ? null : value);
        }
        Map<String, String> given = address.filters();
        UUID client = person.isStaff() ? clientOf(person, given.getOrDefault("client", "")) : person.clientId();
        return new Asked(
                address,
                new AlertQuery(
                        Show.find(given.getOrDefault("state", "")).orElse(Show.OPEN),
                        Severity.find(given.getOrDefault("severity", "")).orElse(null),
                        given.get("kind"),
                        client,
                        client == null ? null : id(given.getOrDefault("site", "")),
                        id(given.getOrDefault("asset", "")),
                        chosen(person, given.getOrDefault("filter", ""))
                                .map(filter -> assets.ids(person, filter.query()))
                                .orElse(null),
                        new Slice.Request(number(given.getOrDefault("page", "")), Pager.SIZE)));
    }

    /** The saved lists are the team's. */
    private Optional<MachineFilter> chosen(Person person, String text) {
        UUID filter = id(text);
        return filter == null || !person.isStaff()
                ? Optional.empty()
                : filters.list(person).stream()
                        .filter(one -> one.filterId().equals(filter))
                        .findFirst();
    }

    private List<Tab> filtersOf(Person person, Asked asked) {
        return filters.list(person).stream()
                .map(filter -> Tab.of(
                        filter.name(),
                        asked.with("filter", filter.filterId().toString()),
                        filter.filterId().toString().equals(asked.value("filter"))))
                .toList();
    }

    private static @Nullable UUID clientOf(Person person, String text) {
        return person.chosenClient() == null ? id(text) : person.chosenClient();
    }

    List<Tab> shows(Asked asked, Texts texts) {
        return Arrays.stream(Show.values())
                .map(show -> Tab.of(
                        texts.t("alert.show." + show.word()),
                        asked.with("state", show == Show.OPEN ? null : show.word()),
                        asked.query().show() == show))
                .toList();
    }

    List<AlertListPage.Chip> chips(Person person, Asked asked, Texts texts) {
        List<AlertListPage.Chip> chips = new ArrayList<>();
        chips.add(chip("severity", asked, texts, severities(asked, texts)));
        chips.add(chip("kind", asked, texts, kinds(asked, texts)));
        if (person.isStaff() && person.chosenClient() == null) {
            chips.add(chip("client", asked, texts, clientsOf(person, asked)));
        }
        UUID client = asked.query().clientId();
        if (client != null && person.mayReach(client)) {
            chips.add(chip("site", asked, texts, sitesOf(person, client, asked)));
        }
        List<Tab> lists = person.isStaff() ? filtersOf(person, asked) : List.of();
        if (!lists.isEmpty()) {
            chips.add(chip("filter", asked, texts, lists));
        }
        if (asked.query().assetId() != null) {
            chips.add(new AlertListPage.Chip(
                    texts.t("alert.filter.asset"), texts.t("alert.filter.one"), asked.with("asset", null), List.of()));
        }
        return chips;
    }

    private static AlertListPage.Chip chip(String name, Asked asked, Texts texts, List<Tab> options) {
        String chosen = options.stream()
                .filter(Tab::here)
                .map(Tab::label)
                .findFirst()
                .orElse(name.equals("filter") ? "" : asked.value(name));
        return new AlertListPage.Chip(
                texts.t("alert.filter." + name),
                chosen.isEmpty() ? texts.t("alert.filter.all") : chosen,
                chosen.isEmpty() ? null : asked.with(name, null),
                options);
    }

    private static List<Tab> severities(Asked asked, Texts texts) {
        return Arrays.stream(Severity.values())
                .map(one -> Tab.of(
                        texts.t("alert.severity." + one.word()),
                        asked.with("severity", one.word()),
                        asked.query().severity() == one))
                .toList();
    }

    private static List<Tab> kinds(Asked asked, Texts texts) {
        return AlertKind.NAMED.stream()
                .map(kind -> Tab.of(
                        AlertKind.name(kind, texts),
                        asked.with("kind", kind),
                        kind.equals(asked.query().kind())))
                .toList();
    }

    private List<Tab> clientsOf(Person person, Asked asked) {
        return clients.reachable(person).stream()
                .limit(ClientSwitcher.MOST)
                .map((Client client) -> Tab.of(
                        client.name(),
                        asked.with("client", client.id().toString()),
                        client.id().equals(asked.query().clientId())))
                .toList();
    }

    private List<Tab> sitesOf(Person person, UUID client, Asked asked) {
        return sites.ofClient(person, client).stream()
                .map((Site site) -> Tab.of(
                        site.name(),
                        asked.with("site", site.id().toString()),
                        site.id().equals(asked.query().siteId())))
                .toList();
    }

    /** The filters of a list's address, as a form carries them. */
    static Map<String, String> parameters(String list) {
        Map<String, String> parameters = new HashMap<>();
        if (list.length() <= LONGEST_LIST) {
            for (String pair : list.substring(list.indexOf('?') + 1).split("&", NAMES.size() + 1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    parameters.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
                }
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static int number(String value) {
        return value.matches("\\d{1,6}") ? Integer.parseInt(value) : 1;
    }

    static @Nullable UUID id(String text) {
        try {
            return text.length() == 36 ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
