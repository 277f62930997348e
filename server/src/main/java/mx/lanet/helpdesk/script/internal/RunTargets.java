package mx.lanet.helpdesk.script.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.lanet.helpdesk.asset.AgentSettings;
import mx.lanet.helpdesk.asset.AssetLists;
import mx.lanet.helpdesk.asset.AssetQuery;
import mx.lanet.helpdesk.asset.AssetRow;
import mx.lanet.helpdesk.asset.MachineFilter;
import mx.lanet.helpdesk.asset.MachineFilters;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.client.Sites;
import mx.lanet.helpdesk.script.Run;
import mx.lanet.helpdesk.script.RunWish;
import mx.lanet.helpdesk.script.Runs;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Crumb;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Which machines an address means: some by their ids, a site, a list, a saved list, or those that failed in a run. */
@Component
class RunTargets {
    /** What says which machines are meant; {@code ticket} goes along. */
    static final List<String> NAMES = List.of("asset", "site", "client", "list", "filter", "again", "ticket");

    private static final int OFFERED = 50;
    private static final int MOST_BY_HAND = 100;

    private final AssetLists assets;
    private final Sites sites;
    private final MachineFilters filters;
    private final Runs runs;
    private final Clients clients;
    private final AgentSettings settings;
    private final MessageSource messages;
    private final ZoneId zone;

    RunTargets(
            AssetLists assets,
            Sites sites,
            MachineFilters filters,
            Runs runs,
            Clients clients,
            AgentSettings settings,
            MessageSource messages,
            @Value("${lanet.time-zone:America/Mexico_City}") ZoneId zone) {
        this.assets = assets;
        this.sites = sites;
        this.filters = filters;
        this.runs = runs;
        this.clients = clients;
        this.settings = settings;
        this.messages = messages;
        this.zone = zone;
    }

    /**
     * Machines, and what to call them.
     *
     * @param machines at most one more than {@link Runs#MOST}
     * @param off how many of them are off, as far as they were looked at one by one
     */
    record Found(String name, List<RunWish.Target> machines, int off, Map<String, String> parameters) {
        ScriptPage.Target target() {
            return new ScriptPage.Target(name, parameters);
        }

        /** The client, where all machines are of one. */
        @Nullable
        UUID client() {
            List<UUID> clients =
                    machines.stream().map(RunWish.Target::clientId).distinct().toList();
            return clients.size() == 1 ? clients.getFirst() : null;
        }
    }

    /** Empty where the address says nothing of machines. What is out of reach is not among them. */
    Optional<Found> find(Person person, Map<String, String> asked, List<String> chosen, Locale locale) {
        Texts texts = new Texts(messages, locale);
        Map<String, String> kept = ScriptPages.kept(asked, NAMES);
        UUID again = id(kept.get("again"));
        UUID site = id(kept.get("site"));
        UUID client = id(kept.get("client"));
        UUID filter = id(kept.get("filter"));
        if (again != null) {
            Run run = runs.get(person, again);
            return Optional.of(
                    new Found(texts.t("run.target.again", run.scriptName()), runs.failed(person, run), 0, kept));
        }
        if (!chosen.isEmpty()) {
            return Optional.of(byHand(person, chosen, kept, texts));
        }
        if (site != null && client != null) {
            String name = sites.get(person, client, site).name();
            return Optional.of(all(
                    person,
                    texts.t("run.target.site", name),
                    AssetQuery.of(Map.of("client", client.toString(), "site", site.toString())),
                    kept));
        }
        if (filter != null) {
            MachineFilter found = filters.get(person, filter);
            return Optional.of(all(person, found.name(), found.query(), kept));
        }
        String list = kept.getOrDefault("list", "");
        return list.isEmpty()
                ? Optional.empty()
                : Optional.of(all(person, texts.t("run.target.list"), AssetQuery.ofList(list), kept));
    }

    /** As {@link #find}, for a page that needs none of the machines: those of a list are not read, which may be thousands. */
    Optional<Found> name(Person person, Map<String, String> asked, List<String> chosen, Locale locale) {
        Map<String, String> kept = ScriptPages.kept(asked, NAMES);
        boolean other = kept.containsKey("again") || kept.containsKey("site") || kept.containsKey("filter");
        return kept.containsKey("list") && chosen.isEmpty() && !other
                ? Optional.of(new Found(new Texts(messages, locale).t("run.target.list"), List.of(), 0, kept))
                : find(person, asked, chosen, locale);
    }

    /** Whose scripts may run on all of these machines, as far as it is known before they are read. */
    UUID owner(Person person, Found found) {
        UUID client = found.client();
        if (client == null && found.machines().isEmpty()) {
            UUID listed = id(AssetQuery.parameters(found.parameters().getOrDefault("list", ""))
                    .get("client"));
            client = person.chosenClient() == null ? listed : person.chosenClient();
        }
        return client == null ? Person.HOUSE : client;
    }

    private Found byHand(Person person, List<String> chosen, Map<String, String> kept, Texts texts) {
        if (chosen.size() > MOST_BY_HAND) {
            throw Problem.of(409, "run_too_many", MOST_BY_HAND).refusal();
        }
        List<AssetRow> rows = chosen.stream()
                .distinct()
                .map(RunTargets::id)
                .flatMap(id -> id == null ? Optional.<AssetRow>empty().stream() : assets.find(person, id).stream())
                .toList();
        Map<String, String> all = new LinkedHashMap<>(kept);
        all.put("asset", rows.stream().map(row -> row.assetId().toString()).collect(Collectors.joining(",")));
        String name = rows.size() == 1 ? rows.getFirst().name() : texts.t("run.target.machines", rows.size());
        return new Found(name, rows.stream().map(RunTargets::target).toList(), off(rows), all);
    }

    private Found all(Person person, String name, AssetQuery query, Map<String, String> kept) {
        List<AssetRow> rows = assets.all(person, query, Runs.MOST + 1);
        return new Found(name, rows.stream().map(RunTargets::target).toList(), off(rows), kept);
    }

    private static int off(List<AssetRow> rows) {
        return (int) rows.stream().filter(row -> !row.state().isReporting()).count();
    }

    private static RunWish.Target target(AssetRow row) {
        return new RunWish.Target(row.clientId(), row.assetId());
    }

    /** Ids between commas. */
    static List<String> pieces(@Nullable String text) {
        return text == null
                ? List.of()
                : Stream.of(text.split(",")).filter(one -> !one.isBlank()).toList();
    }

    static @Nullable UUID id(@Nullable String text) {
        return text != null && text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? UUID.fromString(text)
                : null;
    }

    /** What the people at these machines will see. */
    Sees sees(Person person, Found where) {
        Map<String, Integer> said = settings.tally(
                person.scope(),
                where.machines().stream().map(RunWish.Target::clientId).toList(),
                where.machines().stream().map(RunWish.Target::assetId).toList(),
                "desktop_consent",
                "ask");
        return new Sees(said.getOrDefault("ask", 0), said.getOrDefault("tell", 0), said.getOrDefault("silent", 0));
    }

    /** Times are the client's; where there are several clients, the installation's. */
    ZoneId zone(Person person, RunTargets.Found where) {
        UUID client = where.client();
        try {
            return client == null ? zone : ZoneId.of(clients.get(person, client).timeZone());
        } catch (DateTimeException unknown) {
            return zone;
        }
    }

    static @Nullable Instant time(String typed, ZoneId zone) {
        try {
            return LocalDateTime.parse(typed).atZone(zone).toInstant();
        } catch (DateTimeException none) {
            return null;
        }
    }

    static List<String> chosen(@Nullable List<String> asset) {
        return asset == null
                ? List.of()
                : asset.stream().flatMap(one -> pieces(one).stream()).toList();
    }

    /** The page that asks where, when an address says nothing of it. */
    Answer ask(
            Person person,
            String title,
            List<Crumb> above,
            String path,
            String words,
            @Nullable UUID client,
            @Nullable UUID ticket) {
        AssetQuery query = AssetQuery.all().words(words).client(client).page(new Slice.Request(1, OFFERED));
        return Answer.page(
                "run/where",
                new RunPage.Where(
                        title,
                        above,
                        path,
                        words,
                        assets.list(person, query).rows().items(),
                        client == null ? List.of() : sites.ofClient(person, client),
                        filters.list(person),
                        client,
                        ticket));
    }
}
