package mx.lanet.helpdesk.console.inventory;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetLives;
import mx.lanet.helpdesk.inventory.InventoryPlace;
import mx.lanet.helpdesk.report.Cells;
import mx.lanet.helpdesk.report.Export;
import mx.lanet.helpdesk.report.Sheet;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Shell;
import mx.lanet.helpdesk.web.Tab;
import mx.lanet.helpdesk.web.Texts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Machines whose warranty ends soon, or has ended. */
@Controller
class WarrantyPages {
    static final List<Integer> DAYS = List.of(30, 60, 90, 180, 365);

    private final AssetLives lives;
    private final Narrowing narrowing;
    private final MessageSource messages;
    private final Clock clock;
    private final ZoneId zone;
    private final int usual;

    WarrantyPages(
            AssetLives lives,
            Narrowing narrowing,
            MessageSource messages,
            Clock clock,
            @Value("${lanet.time-zone:America/Mexico_City}") ZoneId zone,
            @Value("${lanet.inventory.warranty-days:60}") int usual) {
        this.lives = lives;
        this.narrowing = narrowing;
        this.messages = messages;
        this.clock = clock;
        this.zone = zone;
        this.usual = usual;
    }

    /** What the address asks for. */
    private record Asked(
            AssetLives.Ending ending, Address here, LocalDate today, List<Chip> chips, boolean clientShown) {
        private String export() {
            return new Address("/inventory/warranties/export", here.filters()).toString();
        }
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/inventory/warranties")
    Answer list(Person person, @RequestParam Map<String, String> given, Locale locale) {
        Asked asked = read(person, given, new Texts(messages, locale));
        Slice.Request page = new Slice.Request(Narrowing.page(given.getOrDefault("page", "")), Pager.SIZE);
        return Answer.page(
                "inventory/warranties",
                new WarrantiesPage(
                        asked.here(),
                        lives.warranties(person, asked.ending(), page),
                        asked.chips(),
                        asked.today(),
                        asked.clientShown(),
                        asked.export()));
    }

    /** The list to take along. */
    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/inventory/warranties/export")
    Export export(Person person, @RequestParam Map<String, String> given, Locale locale) {
        Texts texts = new Texts(messages, locale);
        Asked asked = read(person, given, texts);
        List<Cells<AssetLives.Warranty>> columns = new ArrayList<>();
        columns.add(Cells.text(texts.t("inventory.column.machine"), AssetLives.Warranty::assetName));
        columns.add(Cells.text(texts.t("asset.fact.model"), AssetLives.Warranty::model));
        if (asked.clientShown()) {
            columns.add(Cells.text(texts.t("asset.filter.client"), AssetLives.Warranty::clientName));
        }
        columns.add(Cells.text(texts.t("inventory.column.site"), AssetLives.Warranty::siteName));
        columns.add(Cells.day(texts.t("asset.life.field.warranty"), AssetLives.Warranty::until));
        String title = texts.t("inventory.warranties.title");
        return Export.of(
                title,
                Narrowing.words(asked.chips(), ""),
                Narrowing.whose(person, asked.ending().clientId()),
                new Sheet<>(title, columns, (most, one) -> lives.each(person, asked.ending(), most, one)));
    }

    private Asked read(Person person, Map<String, String> given, Texts texts) {
        UUID client = Narrowing.client(person, given.getOrDefault("client", ""));
        String typed = given.getOrDefault("days", "");
        int days = typed.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(typed) : usual;
        LocalDate today = LocalDate.ofInstant(clock.instant(), person.zoneOr(zone));
        String filter = given.getOrDefault("filter", "");
        List<UUID> machines = narrowing.machines(person, filter);
        boolean choosing = person.isStaff() && person.chosenClient() == null;
        Address here = Address.of("/inventory/warranties")
                .with("days", days == usual ? null : days)
                .with("client", choosing ? client : null)
                .with("filter", machines == null ? null : filter);
        List<Chip> chips = new ArrayList<>();
        chips.add(days(here, days, texts));
        narrowing.chips(person, here, client, null, texts).stream()
                .limit(choosing ? 1 : 0)
                .forEach(chips::add);
        chips.addAll(narrowing.lists(person, here, texts));
        return new Asked(
                new AssetLives.Ending(client, machines, today.plusDays(days)),
                here,
                today,
                chips,
                client == null && person.clients().size() != 1);
    }

    private static Chip days(Address here, int chosen, Texts texts) {
        List<Tab> options = DAYS.stream()
                .map(days -> Tab.of(
                        texts.t("inventory.warranties.within", days),
                        here.with("days", days).toString(),
                        days == chosen))
                .toList();
        return new Chip(
                texts.t("inventory.warranties.ends"), texts.t("inventory.warranties.within", chosen), null, options);
    }

    static List<Tab> tabs(Shell shell) {
        return InventoryPlace.tabs(shell, InventoryPlace.WARRANTIES);
    }
}
