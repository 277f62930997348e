package mx.lanet.helpdesk.console.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import mx.lanet.helpdesk.alert.Alerts;
import mx.lanet.helpdesk.asset.AgentSettings;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.asset.AssetDetails.Change;
import mx.lanet.helpdesk.asset.AssetDetails.Program;
import mx.lanet.helpdesk.asset.AssetStatus;
import mx.lanet.helpdesk.asset.AssetTags;
import mx.lanet.helpdesk.asset.ChangeHistory;
import mx.lanet.helpdesk.asset.ChangeKind;
import mx.lanet.helpdesk.asset.ChangeQuery;
import mx.lanet.helpdesk.client.Sites;
import mx.lanet.helpdesk.command.CommandHistory;
import mx.lanet.helpdesk.forecast.Forecasts;
import mx.lanet.helpdesk.identity.RemoteExecution;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.monitoring.Readings;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.TicketLists;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Tab;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts together what a tab of a machine's page shows. */
@Component
class AssetPageMaker {
    private static final Slice.Request A_FEW = new Slice.Request(1, 6);
    private static final int MOST_PEOPLE = 2_000;
    private static final double USUAL_THRESHOLD = 90;

    private final AssetDetails assets;
    private final AssetTags tags;
    private final LifeMaker lives;
    private final ChangeHistory history;
    private final Readings readings;
    private final Alerts alerts;
    private final PastMaker past;
    private final Forecasts forecasts;
    private final TicketLists tickets;
    private final CommandHistory commands;
    private final AskedLists lists;
    private final RemoteExecution remote;
    private final AgentSettings settings;
    private final NextContact contact;
    private final Sites sites;
    private final Users users;
    private final Tenancy tenancy;
    private final MessageSource messages;

    AssetPageMaker(
            AssetDetails assets,
            AssetTags tags,
            LifeMaker lives,
            ChangeHistory history,
            Readings readings,
            Alerts alerts,
            PastMaker past,
            Forecasts forecasts,
            TicketLists tickets,
            CommandHistory commands,
            AskedLists lists,
            RemoteExecution remote,
            AgentSettings settings,
            NextContact contact,
            Sites sites,
            Users users,
            Tenancy tenancy,
            MessageSource messages) {
        this.assets = assets;
        this.tags = tags;
        this.lives = lives;
        this.history = history;
        this.readings = readings;
        this.alerts = alerts;
        this.past = past;
        this.forecasts = forecasts;
        this.tickets = tickets;
        this.commands = commands;
        this.lists = lists;
        this.remote = remote;
        this.settings = settings;
        this.contact = contact;
        this.sites = sites;
        this.users = users;
        this.tenancy = tenancy;
        this.messages = messages;
    }

    AssetPage make(Person person, AssetDetail asset, AssetTab tab, AssetTab.Asked asked, Form form, Locale locale) {
        Texts texts = new Texts(messages, locale);
        List<CommandHistory.Entry> open = person.isStaff() ? commands.open(person, asset) : List.of();
        if (person.isStaff()) {
            contact.turnTo(asset);
        }
        return new AssetPage(
                asset,
                tab.word(),
                tabs(person, asset, tab, texts),
                shown(person, asset, tab, asked, locale),
                open,
                commands.newestSession(person, asset).orElse(null),
                open.isEmpty() ? 0 : contact.within(asset),
                tags.of(person, asset),
                person.isStaff() ? changeable(person, asset, form) : null);
    }

    /** The page with a form of its life as it was typed. */
    AssetPage life(Person person, AssetDetail asset, Form typed, int version, boolean conflict, Locale locale) {
        AssetPage page =
                make(person, asset, AssetTab.LIFE, AssetTab.Asked.nothing(), Form.empty(AssetPages.FIELDS), locale);
        return page.showing(lives.of(person, asset, typed, version, conflict, locale));
    }

    private List<Tab> tabs(Person person, AssetDetail asset, AssetTab here, Texts texts) {
        long programs = assets.softwareCount(person, asset);
        return Arrays.stream(AssetTab.values())
                .filter(tab -> tab.isFor(person))
                .map(tab -> new Tab(
                        texts.t(tab.labelKey()),
                        "/assets/" + asset.assetId() + (tab.word().isEmpty() ? "" : "/" + tab.word()),
                        tab == here,
                        tab == AssetTab.SOFTWARE && programs > 0 ? String.valueOf(programs) : ""))
                .toList();
    }

    private AssetPage.Shown shown(Person person, AssetDetail asset, AssetTab tab, AssetTab.Asked asked, Locale locale) {
        Slice.Request page = asked.page();
        return switch (tab) {
            case OVERVIEW -> overview(person, asset, asked.range());
            case HISTORY ->
                new AssetPage.Past(past.of(person, asset, asked.past(), locale), forecasts.of(person, asset));
            case INVENTORY ->
                new AssetPage.Inventory(asset, assets.inventory(person, asset).orElse(null));
            case SOFTWARE -> {
                Slice<Program> programs = assets.software(person, asset, asked.words(), page);
                yield new AssetPage.Software(programs, asked.words(), pager(programs, asset, tab, asked.words()));
            }
            case PROCESSES -> lists.processes(person, asset, asked);
            case SERVICES -> lists.services(person, asset, asked);
            case LOG -> lists.log(person, asset, asked);
            case CHANGES -> {
                ChangeKind kind = ChangeKind.of(asked.chosen()).orElse(null);
                Slice<Change> changes = history.search(
                                person, ChangeQuery.of(asset.assetId(), asked.words(), kind, page))
                        .map(ChangeHistory.Line::change);
                yield new AssetPage.Changed(changes, asked.words(), kind, changedAddress(asset, asked.words(), kind));
            }
            case TICKETS -> {
                var of = tickets.ofMachine(person, asset.clientId(), asset.assetId(), page);
                yield new AssetPage.Tickets(of, pager(of, asset, tab, ""));
            }
            case EVENTS -> {
                var events = assets.events(person, asset, page);
                yield new AssetPage.Happened(events, pager(events, asset, tab, ""));
            }
            case LIFE -> lives.of(person, asset, locale);
            case COMMANDS -> {
                var asks = commands.of(person, asset, page);
                yield new AssetPage.Asked(asks, person.isStaff(), pager(asks, asset, tab, ""));
            }
        };
    }

    private static Address changedAddress(AssetDetail asset, String words, @Nullable ChangeKind kind) {
        return Address.of("/assets/" + asset.assetId() + "/" + AssetTab.CHANGES.word())
                .with("q", words)
                .with("kind", kind == null ? null : kind.word());
    }

    private AssetPage.Overview overview(Person person, AssetDetail asset, ChartRange range) {
        return new AssetPage.Overview(
                asset,
                new AssetReadings(
                        readings.newest(person, asset).orElse(null),
                        readings.history(person, asset, range.length()),
                        asset.status().isReporting() || asset.status() == AssetStatus.QUARANTINE,
                        threshold(asset),
                        range),
                alerts.openOf(person, asset.clientId(), asset.assetId()),
                assets.events(person, asset, A_FEW).items(),
                assets.changes(person, asset, A_FEW).items(),
                assets.inventory(person, asset).orElse(null),
                forecasts.of(person, asset));
    }

    private double threshold(AssetDetail asset) {
        return settings.all(asset.clientId(), asset.assetId()).get("cpu_threshold") instanceof Number number
                ? number.doubleValue()
                : USUAL_THRESHOLD;
    }

    private AssetPage.Changeable changeable(Person person, AssetDetail asset, Form form) {
        List<Choice> choices = sites.ofClient(person, asset.clientId()).stream()
                .map(site ->
                        new Choice(site.id().toString(), site.name(), site.id().equals(asset.siteId())))
                .toList();
        List<Choice> people =
                tenancy.call(person.scope(), () -> users.ofClient(asset.clientId(), "", MOST_PEOPLE)).stream()
                        .map(user -> new Choice(
                                user.id().toString(), user.name(), user.id().equals(asset.personId())))
                        .toList();
        return new AssetPage.Changeable(
                form,
                choices,
                people,
                asset.status() != AssetStatus.RETIRED && asset.status() != AssetStatus.QUARANTINE,
                remote.permits(person, asset.clientId()),
                settings.consent(asset.clientId(), asset.assetId()));
    }

    static Pager pager(Slice<?> slice, AssetDetail asset, AssetTab tab, @Nullable String words) {
        String search =
                words == null || words.isEmpty() ? "" : "q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + "&";
        return Pager.of(
                slice, number -> "/assets/" + asset.assetId() + "/" + tab.word() + "?" + search + "page=" + number);
    }
}
