package mx.lanet.helpdesk.console.internal;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import mx.lanet.helpdesk.asset.AssetCounts;
import mx.lanet.helpdesk.asset.AssetFacts;
import mx.lanet.helpdesk.asset.AssetList;
import mx.lanet.helpdesk.asset.AssetLists;
import mx.lanet.helpdesk.asset.AssetQuery;
import mx.lanet.helpdesk.asset.AssetRow;
import mx.lanet.helpdesk.asset.AssetSort;
import mx.lanet.helpdesk.asset.AssetStatus;
import mx.lanet.helpdesk.asset.AssetTags;
import mx.lanet.helpdesk.asset.MachineFilter;
import mx.lanet.helpdesk.asset.MachineFilters;
import mx.lanet.helpdesk.asset.OsFamily;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.client.Site;
import mx.lanet.helpdesk.client.Sites;
import mx.lanet.helpdesk.report.Cells;
import mx.lanet.helpdesk.report.Export;
import mx.lanet.helpdesk.report.Sheet;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.field.MachineFields;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.ClientSwitcher;
import mx.lanet.helpdesk.web.Column;
import mx.lanet.helpdesk.web.Tab;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of machines. */
@Controller
class AssetListPages {
    private final AssetLists lists;
    private final Clients clients;
    private final Sites sites;
    private final MachineFilters filters;
    private final MachineFields fields;
    private final AssetTags tags;
    private final MessageSource messages;

    AssetListPages(
            AssetLists lists,
            Clients clients,
            Sites sites,
            MachineFilters filters,
            MachineFields fields,
            AssetTags tags,
            MessageSource messages) {
        this.tags = tags;
        this.filters = filters;
        this.fields = fields;
        this.lists = lists;
        this.clients = clients;
        this.sites = sites;
        this.messages = messages;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/assets")
    Answer list(Person person, @RequestParam Map<String, String> parameters, Locale locale) {
        AssetAddress address = new AssetAddress(parameters);
        Texts texts = new Texts(messages, locale);
        AssetList list = lists.list(person, address.query(person));
        boolean filtered = address.query(person).client(null).isFiltered()
                || !address.value("client").isEmpty();
        List<String> known = person.isStaff() ? tags.known(person) : List.of();
        AssetListPage page = new AssetListPage(
                address,
                list.rows(),
                states(address, list.counts()),
                chips(person, address, known, texts),
                new MachineFieldChips(address, texts).rest(fields.of(person, address.client(person))),
                columns(address, person.isStaff(), texts),
                address.client(person) == null && person.clients().size() != 1,
                filtered,
                !filtered && list.rows().items().isEmpty() && isEmpty(list.counts()),
                person.isStaff(),
                known);
        return Answer.page("asset/list", page).orFragment("lista", "asset/rows");
    }

    /** The list to take along, by name. */
    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/assets/export")
    Export export(Person person, @RequestParam Map<String, String> parameters, Locale locale) {
        AssetAddress address = new AssetAddress(parameters);
        Texts texts = new Texts(messages, locale);
        AssetQuery query = address.query(person);
        List<String> about = new ArrayList<>();
        address.state().ifPresent(state -> about.add(texts.t("asset.state." + state.word())));
        chips(person, address, List.of(), texts).stream()
                .filter(chip -> chip.removePath() != null)
                .forEach(chip -> about.add(chip.label() + " " + chip.value()));
        if (!address.value("q").isEmpty()) {
            about.add(texts.t("asset.list.search") + ": " + address.value("q"));
        }
        UUID client = person.isStaff() ? address.client(person) : person.clientId();
        return Export.of(
                texts.t("asset.assets"),
                about.isEmpty() ? List.of() : List.of(String.join(" · ", about)),
                client != null && person.mayReach(client) ? client : null,
                new Sheet<>(
                        texts.t("asset.assets"),
                        exported(client == null, texts),
                        (most, row) -> lists.each(person, query, most, row)));
    }

    private static List<Cells<AssetRow>> exported(boolean ofClients, Texts texts) {
        List<Cells<AssetRow>> columns = new ArrayList<>();
        columns.add(Cells.text(texts.t("asset.column.name"), AssetRow::name));
        columns.add(Cells.text(
                texts.t("asset.column.state"),
                row -> texts.t("asset.state." + row.state().word())));
        if (ofClients) {
            columns.add(Cells.text(texts.t("asset.filter.client"), AssetRow::clientName));
        }
        columns.add(Cells.text(texts.t("asset.filter.site"), AssetRow::siteName));
        columns.add(Cells.text(texts.t("asset.column.person"), AssetRow::personName));
        columns.add(Cells.text(texts.t("asset.column.os"), row -> (row.os() + " " + row.osVersion()).strip()));
        columns.add(Cells.text("IP", AssetRow::ipAddress));
        columns.add(Cells.percent(texts.t("asset.column.cpu"), AssetRow::cpu));
        columns.add(Cells.percent(texts.t("asset.column.memory"), AssetRow::memory));
        columns.add(Cells.percent(texts.t("asset.column.disk"), AssetRow::disk));
        columns.add(Cells.moment(texts.t("asset.column.seen"), AssetRow::lastSeen));
        return columns;
    }

    private static boolean isEmpty(@Nullable AssetCounts counts) {
        return counts != null && counts.inUse() + counts.of(AssetStatus.RETIRED) == 0;
    }

    private static List<AssetListPage.StateFilter> states(AssetAddress address, @Nullable AssetCounts counts) {
        List<AssetListPage.StateFilter> filters = new ArrayList<>();
        AssetStatus here = address.state().orElse(null);
        filters.add(new AssetListPage.StateFilter(
                null, address.with("state", ""), here == null, counts == null ? null : counted(counts.inUse())));
        List<AssetStatus> shown = List.of(
                AssetStatus.ONLINE,
                AssetStatus.WARNING,
                AssetStatus.CRITICAL,
                AssetStatus.OFFLINE,
                AssetStatus.NEVER,
                AssetStatus.QUARANTINE,
                AssetStatus.RETIRED);
        for (AssetStatus state : shown) {
            long number = counts == null ? 0 : counts.of(state);
            boolean always =
                    state == AssetStatus.ONLINE || state == AssetStatus.WARNING || state == AssetStatus.OFFLINE;
            if (always || number > 0 || state == here) {
                filters.add(new AssetListPage.StateFilter(
                        state,
                        address.with("state", state.word()),
                        state == here,
                        counts == null ? null : counted(number)));
            }
        }
        return filters;
    }

    private static String counted(long number) {
        return number > Slice.COUNTED ? Slice.COUNTED + "+" : String.valueOf(number);
    }

    private List<AssetListPage.Chip> chips(Person person, AssetAddress address, List<String> known, Texts texts) {
        List<AssetListPage.Chip> chips = new ArrayList<>();
        if (person.isStaff() && person.chosenClient() == null) {
            chips.add(clientChip(person, address, texts));
        }
        UUID client = address.client(person);
        if (client != null && person.mayReach(client)) {
            chips.add(siteChip(sites.ofClient(person, client), address, texts));
        }
        chips.add(osChip(address, texts));
        chips.add(numberChip("ram", List.of(4, 8, 16, 32), address.facts().ramBelow(), address, texts));
        chips.add(freeChip(address, texts));
        if (!address.facts().program().isEmpty()) {
            chips.add(programChip(address, texts));
        }
        List<MachineFilter> saved = person.isStaff() ? filters.list(person) : List.of();
        if (!saved.isEmpty()) {
            chips.add(savedChip(saved, address, texts));
        }
        if (!known.isEmpty() || !address.facts().tag().isEmpty()) {
            chips.add(tagChip(known, address, texts));
        }
        chips.addAll(new MachineFieldChips(address, texts).of(fields.of(person, client)));
        return chips;
    }

    private static AssetListPage.Chip tagChip(List<String> known, AssetAddress address, Texts texts) {
        String here = address.facts().tag();
        List<Tab> options = known.stream()
                .map(tag -> Tab.of(tag, address.with("tag", tag), tag.equals(here)))
                .toList();
        return chip("tag", here, options, address, texts);
    }

    private static AssetListPage.Chip savedChip(List<MachineFilter> saved, AssetAddress address, Texts texts) {
        AssetQuery here = AssetQuery.ofList(address.list());
        List<Tab> options = saved.stream()
                .map(filter -> Tab.of(
                        filter.name(),
                        "/assets?" + filter.list(),
                        address.list().length() > 0 && filter.query().equals(here)))
                .toList();
        String chosen =
                options.stream().filter(Tab::here).map(Tab::label).findFirst().orElse("");
        return new AssetListPage.Chip(
                texts.t("asset.filter.filter"),
                chosen.isEmpty() ? texts.t("asset.filter.saved.none") : chosen,
                chosen.isEmpty() ? null : "/assets",
                options);
    }

    private AssetListPage.Chip clientChip(Person person, AssetAddress address, Texts texts) {
        List<Client> reachable = clients.reachable(person);
        List<Tab> options = reachable.stream()
                .limit(ClientSwitcher.MOST)
                .map(client -> Tab.of(
                        client.name(),
                        address.with("client", client.id().toString()),
                        client.id().toString().equals(address.value("client"))))
                .toList();
        String chosen = reachable.stream()
                .filter(client -> client.id().toString().equals(address.value("client")))
                .map(Client::name)
                .findFirst()
                .orElse("");
        return chip("client", chosen, options, address, texts);
    }

    private static AssetListPage.Chip siteChip(List<Site> all, AssetAddress address, Texts texts) {
        List<Tab> options = all.stream()
                .map(site -> Tab.of(
                        site.name(),
                        address.with("site", site.id().toString()),
                        site.id().toString().equals(address.value("site"))))
                .toList();
        String chosen =
                options.stream().filter(Tab::here).map(Tab::label).findFirst().orElse("");
        return chip("site", chosen, options, address, texts);
    }

    private static AssetListPage.Chip osChip(AssetAddress address, Texts texts) {
        OsFamily here = address.os().orElse(null);
        List<Tab> options = Arrays.stream(OsFamily.values())
                .map(family ->
                        Tab.of(texts.t("asset.os." + family.word()), address.with("os", family.word()), family == here))
                .toList();
        return chip("os", here == null ? "" : texts.t("asset.os." + here.word()), options, address, texts);
    }

    private static AssetListPage.Chip programChip(AssetAddress address, Texts texts) {
        AssetFacts facts = address.facts();
        String value = facts.olderThan().isEmpty()
                ? facts.program()
                : texts.t("asset.filter.program.older", facts.program(), facts.olderThan());
        return chip("program", value, List.of(), address, texts);
    }

    /** In percent of the fullest volume, or in GB on any. */
    private static AssetListPage.Chip freeChip(AssetAddress address, Texts texts) {
        AssetListPage.Chip percent =
                numberChip("free", List.of(5, 10, 20), address.facts().freeBelow(), address, texts);
        AssetListPage.Chip room =
                numberChip("gb", List.of(5, 10, 20, 50, 100), address.facts().gbBelow(), address, texts);
        return new AssetListPage.Chip(
                percent.label(),
                room.removePath() == null ? percent.value() : room.value(),
                room.removePath() == null ? percent.removePath() : room.removePath(),
                Stream.concat(percent.options().stream(), room.options().stream())
                        .toList());
    }

    /** Less than one of some numbers. */
    private static AssetListPage.Chip numberChip(
            String name, List<Integer> numbers, @Nullable Integer here, AssetAddress address, Texts texts) {
        List<Tab> options = numbers.stream()
                .map(number -> Tab.of(
                        texts.t("asset.filter." + name + ".below", number),
                        address.with(name, String.valueOf(number)),
                        number.equals(here)))
                .toList();
        String chosen = here == null ? "" : texts.t("asset.filter." + name + ".below", here);
        return chip(name, chosen, options, address, texts);
    }

    private static AssetListPage.Chip chip(
            String name, String chosen, List<Tab> options, AssetAddress address, Texts texts) {
        boolean any = chosen.isEmpty();
        return new AssetListPage.Chip(
                texts.t("asset.filter." + name),
                any ? texts.t("asset.filter.all") : chosen,
                any ? null : address.with(name, ""),
                options);
    }

    private static List<Column> columns(AssetAddress address, boolean ticked, Texts texts) {
        List<Column> columns = new ArrayList<>();
        columns.add(
                sorted(Column.of(texts.t("asset.column.name")).css(ticked ? "" : "pad-l"), AssetSort.NAME, address));
        columns.add(sorted(Column.of(texts.t("asset.column.state")), AssetSort.STATE, address));
        columns.add(sorted(Column.of(texts.t("asset.column.person")), AssetSort.CLIENT, address));
        columns.add(Column.of(texts.t("asset.column.os")));
        columns.add(sorted(Column.of(texts.t("asset.column.cpu")), AssetSort.CPU, address));
        columns.add(sorted(Column.of(texts.t("asset.column.memory")), AssetSort.MEMORY, address));
        columns.add(sorted(Column.of(texts.t("asset.column.disk")), AssetSort.DISK, address));
        columns.add(sorted(Column.of(texts.t("asset.column.seen")).css("r pad-r"), AssetSort.SEEN, address));
        return columns;
    }

    private static Column sorted(Column column, AssetSort sort, AssetAddress address) {
        Column.@Nullable Direction now = null;
        if (address.sort() == sort) {
            now = address.descending() ? Column.Direction.DESCENDING : Column.Direction.ASCENDING;
        }
        return column.sort(address.sortedBy(sort), now);
    }
}
