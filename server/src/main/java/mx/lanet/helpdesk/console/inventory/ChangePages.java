package mx.lanet.helpdesk.console.inventory;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.asset.ChangeHistory;
import mx.lanet.helpdesk.asset.ChangeKind;
import mx.lanet.helpdesk.asset.ChangeQuery;
import mx.lanet.helpdesk.console.internal.EventWords;
import mx.lanet.helpdesk.report.Cells;
import mx.lanet.helpdesk.report.Export;
import mx.lanet.helpdesk.report.Sheet;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Tab;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What changed on all machines that one may see: where did 7-Zip appear last week. */
@Controller
class ChangePages {
    /** Without a day of one's own; whoever wants older ones says so. */
    private static final int USUAL_DAYS = 30;

    private final ChangeHistory history;
    private final Narrowing narrowing;
    private final MessageSource messages;
    private final Clock clock;
    private final ZoneId zone;

    ChangePages(
            ChangeHistory history,
            Narrowing narrowing,
            MessageSource messages,
            Clock clock,
            @Value("${lanet.time-zone:America/Mexico_City}") ZoneId zone) {
        this.history = history;
        this.narrowing = narrowing;
        this.messages = messages;
        this.clock = clock;
        this.zone = zone;
    }

    /** What the address asks for; {@code here} is the page's, and {@code export} where the list is taken along. */
    private record Asked(ChangeQuery query, Address here, List<Chip> chips, boolean clientShown) {
        private String export() {
            return here.toString().replaceFirst("^/inventory/changes", "/inventory/changes/export");
        }
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/inventory/changes")
    Answer list(Person person, @RequestParam Map<String, String> parameters, Locale locale) {
        Asked asked = read(person, parameters, new Texts(messages, locale));
        return Answer.page(
                "inventory/changes",
                new ChangesPage(
                        asked.here(),
                        history.search(person, asked.query()),
                        asked.chips(),
                        asked.clientShown(),
                        !asked.here().filters().isEmpty(),
                        asked.export()));
    }

    /** The list to take along. */
    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/inventory/changes/export")
    Export export(Person person, @RequestParam Map<String, String> parameters, Locale locale) {
        Texts texts = new Texts(messages, locale);
        Asked asked = read(person, parameters, texts);
        List<Cells<ChangeHistory.Line>> columns = new ArrayList<>();
        columns.add(Cells.moment(
                texts.t("inventory.column.when"), line -> line.change().at()));
        columns.add(Cells.text(texts.t("inventory.column.machine"), ChangeHistory.Line::assetName));
        if (asked.clientShown()) {
            columns.add(Cells.text(texts.t("asset.filter.client"), ChangeHistory.Line::clientName));
        }
        columns.add(Cells.text(texts.t("inventory.column.site"), ChangeHistory.Line::siteName));
        columns.add(Cells.text(texts.t("inventory.filter.kind"), line -> kind(line.change(), texts)));
        columns.add(Cells.text(texts.t("inventory.column.change"), line -> EventWords.subject(texts, line.change())));
        columns.add(Cells.text(
                texts.t("inventory.column.before"), line -> line.change().before()));
        columns.add(Cells.text(
                texts.t("inventory.column.after"), line -> line.change().after()));
        String title = texts.t("inventory.changes.title");
        return Export.of(
                title,
                Narrowing.words(asked.chips(), asked.query().words()),
                Narrowing.whose(person, asked.query().clientId()),
                new Sheet<>(title, columns, (most, line) -> history.each(person, asked.query(), most, line)));
    }

    private static String kind(AssetDetails.Change change, Texts texts) {
        return ChangeKind.of(change.kind())
                .map(kind -> texts.t("inventory.change." + kind.word()))
                .orElse("");
    }

    private Asked read(Person person, Map<String, String> asked, Texts texts) {
        ZoneId at = person.zoneOr(zone);
        String words = Narrowing.cut(asked.getOrDefault("q", ""));
        ChangeKind kind = ChangeKind.of(asked.getOrDefault("kind", "")).orElse(null);
        UUID client = Narrowing.client(person, asked.getOrDefault("client", ""));
        UUID site = client == null ? null : Narrowing.id(asked.getOrDefault("site", ""));
        LocalDate from = date(asked.getOrDefault("from", ""));
        LocalDate until = date(asked.getOrDefault("until", ""));
        Slice.Request page = new Slice.Request(Narrowing.page(asked.getOrDefault("page", "")), Pager.SIZE);
        Instant first = from == null
                ? start(LocalDate.ofInstant(clock.instant(), at).minusDays(USUAL_DAYS), at)
                : start(from, at);
        Instant last = until == null ? null : start(until.plusDays(1), at);
        String filter = asked.getOrDefault("filter", "");
        List<UUID> machines = narrowing.machines(person, filter);
        Address here = Address.of("/inventory/changes")
                .with("q", words)
                .with("kind", kind == null ? null : kind.word())
                .with("client", person.isStaff() && person.chosenClient() == null ? client : null)
                .with("site", site)
                .with("filter", machines == null ? null : filter)
                .with("from", from)
                .with("until", until);
        List<Chip> chips = new ArrayList<>();
        chips.add(kinds(here, kind, texts));
        chips.addAll(narrowing.chips(person, here, client, site, texts));
        chips.addAll(narrowing.lists(person, here, texts));
        return new Asked(
                new ChangeQuery(words, kind, client, site, null, first, last, machines, page),
                here,
                chips,
                client == null && person.clients().size() != 1);
    }

    static Chip kinds(Address here, @Nullable ChangeKind chosen, Texts texts) {
        List<Tab> options = Arrays.stream(ChangeKind.values())
                .map(kind -> Tab.of(
                        texts.t("inventory.change." + kind.word()),
                        here.with("kind", kind.word()).toString(),
                        kind == chosen))
                .toList();
        return new Chip(
                texts.t("inventory.filter.kind"),
                texts.t(chosen == null ? "inventory.filter.any-kind" : "inventory.change." + chosen.word()),
                chosen == null ? null : here.without("kind").toString(),
                options);
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** What is no date of our days filters nothing. */
    private static @Nullable LocalDate date(String text) {
        try {
            LocalDate day = text.isEmpty() ? null : LocalDate.parse(text);
            return day == null || day.getYear() < 2000 || day.getYear() > 2099 ? null : day;
        } catch (DateTimeException _) {
            return null;
        }
    }
}
