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

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/inventory/warranties")
    Answer list(Person person, @RequestParam Map<String, String> asked, Locale locale) {
        UUID client = Narrowing.client(person, asked.getOrDefault("client", ""));
        String given = asked.getOrDefault("days", "");
        int days = given.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(given) : usual;
        LocalDate today = LocalDate.ofInstant(clock.instant(), person.zoneOr(zone));
        Slice.Request page = new Slice.Request(Narrowing.page(asked.getOrDefault("page", "")), Pager.SIZE);
        Address here = Address.of("/inventory/warranties")
                .with("days", days == usual ? null : days)
                .with("client", person.isStaff() && person.chosenClient() == null ? client : null);
        Texts texts = new Texts(messages, locale);
        List<Chip> chips = new ArrayList<>();
        chips.add(days(here, days, texts));
        narrowing.chips(person, here, client, null, texts).stream()
                .limit(person.isStaff() && person.chosenClient() == null ? 1 : 0)
                .forEach(chips::add);
        return Answer.page(
                "inventory/warranties",
                new WarrantiesPage(
                        here,
                        lives.warranties(person, client, today.plusDays(days), page),
                        chips,
                        today,
                        client == null && person.clients().size() != 1));
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
