package mx.lanet.helpdesk.alert.internal;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.alert.MaintenanceWindow;
import mx.lanet.helpdesk.alert.MaintenanceWindows;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.asset.MachineFilter;
import mx.lanet.helpdesk.asset.MachineFilters;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.client.Site;
import mx.lanet.helpdesk.client.Sites;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Pager;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The maintenance windows: their list, and a new one. */
@Controller
@RequestMapping("/alerts/windows")
class WindowPages {
    private static final String LABELS = "window.field";

    private final MaintenanceWindows windows;
    private final Clients clients;
    private final Sites sites;
    private final AssetDetails assets;
    private final MachineFilters filters;
    private final Clock clock;

    WindowPages(
            MaintenanceWindows windows,
            Clients clients,
            Sites sites,
            AssetDetails assets,
            MachineFilters filters,
            Clock clock) {
        this.filters = filters;
        this.windows = windows;
        this.clients = clients;
        this.sites = sites;
        this.assets = assets;
        this.clock = clock;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping
    Answer list(Person person, @RequestParam(defaultValue = "") String page) {
        int number = page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1;
        Slice<MaintenanceWindow> slice = windows.list(person, new Slice.Request(number, Pager.SIZE));
        Map<UUID, String> names = clients.names(
                person, slice.items().stream().map(MaintenanceWindow::clientId).collect(Collectors.toSet()));
        return Answer.page(
                "alert/windows",
                new WindowPage(
                        slice.items(), Pager.of(slice, to -> "/alerts/windows?page=" + to), names, clock.instant()));
    }

    /** The client is chosen first, or told by the machine. */
    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/new")
    Answer newForm(Person person, @RequestParam Map<String, String> asked) {
        AssetDetail asset = machine(person, asked.getOrDefault("asset", ""));
        UUID client = asset != null ? asset.clientId() : clientOf(person, asked.getOrDefault("client", ""));
        String zone = client == null ? "" : clients.get(person, client).timeZone();
        LocalDate today = clock.instant()
                .atZone(zone.isEmpty() ? java.time.ZoneOffset.UTC : java.time.ZoneId.of(zone))
                .toLocalDate();
        Form form = Form.of(
                LABELS,
                Map.of(
                        "first",
                        today.toString(),
                        "begins",
                        "22:00",
                        "minutes",
                        "120",
                        "repeats",
                        "once",
                        "zone",
                        zone));
        return page(person, form, client, asset, List.of());
    }

    /** The saved list that is chosen; one that the window has stays, though it may be deleted. */
    private Optional<MachineFilter> list(Person person, Form form, @Nullable MaintenanceWindow window) {
        String chosen = form.value("filter");
        if (chosen.equals(WindowPage.New.KEPT) && window != null) {
            return Optional.of(
                    new MachineFilter(window.windowId(), window.listName(), window.listAddress(), "", clock.instant()));
        }
        return filters.list(person).stream()
                .filter(filter -> filter.filterId().toString().equals(chosen))
                .findFirst();
    }

    private List<Choice> lists(Person person, Form form, @Nullable MaintenanceWindow window) {
        List<Choice> choices = new ArrayList<>();
        if (window != null && !window.listAddress().isEmpty()) {
            choices.add(new Choice(WindowPage.New.KEPT, window.listName(), true));
        }
        filters.list(person).stream()
                .filter(filter -> window == null || !filter.list().equals(window.listAddress()))
                .forEach(filter -> choices.add(new Choice(
                        filter.filterId().toString(),
                        filter.name(),
                        form.value("filter").equals(filter.filterId().toString()))));
        return choices;
    }

    private static @Nullable UUID clientOf(Person person, String text) {
        UUID asked = AlertFilters.id(text);
        return asked != null ? asked : person.chosenClient();
    }

    private @Nullable AssetDetail machine(Person person, String text) {
        UUID id = AlertFilters.id(text);
        return id == null
                ? null
                : assets.find(person, id).orElseThrow(() -> Problem.notFound().refusal());
    }

    private Answer.Rendered page(
            Person person, Form form, @Nullable UUID client, @Nullable AssetDetail asset, List<String> days) {
        return page(person, form, client, asset, null, 0, WindowReading.days(days), false);
    }

    private Answer.Rendered page(
            Person person,
            Form form,
            @Nullable UUID client,
            @Nullable AssetDetail asset,
            @Nullable MaintenanceWindow window,
            int version,
            Set<DayOfWeek> days,
            boolean conflict) {
        List<Choice> choices = clients.reachable(person).stream()
                .map((Client one) ->
                        new Choice(one.id().toString(), one.name(), one.id().equals(client)))
                .toList();
        List<Choice> ofClient = client == null
                ? List.of()
                : sites.ofClient(person, client).stream()
                        .map((Site site) -> new Choice(
                                site.id().toString(),
                                site.name(),
                                form.value("site").equals(site.id().toString())))
                        .toList();
        return Answer.page(
                "alert/windowNew",
                new WindowPage.New(
                        form,
                        choices,
                        client,
                        ofClient,
                        lists(person, form, window),
                        asset == null ? null : asset.assetId(),
                        asset == null ? null : asset.name(),
                        window,
                        version,
                        days,
                        conflict));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/new")
    Answer create(
            Person person,
            @RequestParam Map<String, String> typed,
            @RequestParam(name = "day", defaultValue = "") List<String> days) {
        Form form = Form.of(LABELS, typed);
        AssetDetail asset = machine(person, form.value("asset"));
        UUID client = asset != null ? asset.clientId() : AlertFilters.id(form.value("client"));
        if (client == null) {
            throw Problem.of(400, "bad_request").refusal();
        }
        clients.get(person, client);
        WindowReading reading = WindowReading.of(form, client, asset, days, list(person, form, null));
        Optional<MaintenanceWindow> wish = reading.window();
        if (wish.isEmpty()) {
            return page(person, reading.form(), client, asset, days).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            MaintenanceWindow made = windows.create(person, wish.get());
            return Answer.seeOther("/alerts/windows").with(Flash.ok("window.flash.created", made.name()));
        } catch (Refusal refusal) {
            if (refusal.problem().errors().isEmpty()) {
                throw refusal;
            }
            return page(person, form.problems(refusal.problem().errors()), client, asset, days)
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/{window}")
    Answer one(Person person, @PathVariable UUID window) {
        MaintenanceWindow known = windows.get(person, window);
        return page(person, known, WindowReading.form(LABELS, known), known.version(), known.days(), false);
    }

    private Answer.Rendered page(
            Person person, MaintenanceWindow window, Form form, int version, Set<DayOfWeek> days, boolean conflict) {
        AssetDetail asset = window.assetId() == null
                ? null
                : assets.find(person, window.assetId()).orElse(null);
        return page(person, form, window.clientId(), asset, window, version, days, conflict);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/{window}")
    Answer change(
            Person person,
            @PathVariable UUID window,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> typed,
            @RequestParam(name = "day", defaultValue = "") List<String> days) {
        MaintenanceWindow known = windows.get(person, window);
        WindowReading reading = WindowReading.of(
                Form.of(LABELS, typed), known.clientId(), null, days, list(person, Form.of(LABELS, typed), known));
        if (reading.window().isEmpty()) {
            return page(person, known, reading.form(), version, WindowReading.days(days), false)
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            MaintenanceWindow changed =
                    windows.change(person, window, version, reading.window().get());
            return Answer.seeOther("/alerts/windows").with(Flash.ok("window.flash.changed", changed.name()));
        } catch (Refusal refusal) {
            if (refusal.problem().status() != 409) {
                throw refusal;
            }
            return page(person, known, reading.form(), version, WindowReading.days(days), true)
                    .status(HttpStatus.CONFLICT);
        }
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/{window}/delete")
    Answer delete(Person person, @PathVariable UUID window) {
        windows.delete(person, window);
        return Answer.seeOther("/alerts/windows").with(Flash.ok("window.flash.deleted"));
    }
}
