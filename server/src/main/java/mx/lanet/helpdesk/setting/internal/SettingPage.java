package mx.lanet.helpdesk.setting.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.setting.KnownSetting;
import mx.lanet.helpdesk.setting.KnownSetting.Colour;
import mx.lanet.helpdesk.setting.KnownSetting.Group;
import mx.lanet.helpdesk.setting.KnownSetting.Names;
import mx.lanet.helpdesk.setting.KnownSetting.Number;
import mx.lanet.helpdesk.setting.KnownSetting.OneOf;
import mx.lanet.helpdesk.setting.KnownSetting.Picture;
import mx.lanet.helpdesk.setting.KnownSetting.Some;
import mx.lanet.helpdesk.setting.KnownSetting.Switch;
import mx.lanet.helpdesk.setting.KnownSetting.Unit;
import mx.lanet.helpdesk.setting.KnownSetting.Words;
import mx.lanet.helpdesk.setting.Layer;
import mx.lanet.helpdesk.setting.MachineRole;
import mx.lanet.helpdesk.setting.Narrower;
import mx.lanet.helpdesk.setting.Overrides;
import mx.lanet.helpdesk.setting.Place;
import mx.lanet.helpdesk.setting.Standing;
import mx.lanet.helpdesk.setting.Standing.Held;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Shell;

/**
 * What agents are told at one place: the same page for the house, a client, a site and a machine.
 *
 * @param form what stands in the fields, after a refused save what was typed
 * @param narrower the clients of the house, or the sites of a client, to go on to
 * @param below what narrower places say
 * @param kind of a machine: server, workstation or laptop; empty otherwise
 * @param version of the machine, for its kind
 * @param logo the SHA-256 of the client's; empty when it has none, and for all but clients
 * @param conflict somebody else saved meanwhile, and nothing was saved
 */
public record SettingPage(
        Overrides.View view,
        Form form,
        List<Choice> narrower,
        List<Narrower> below,
        String kind,
        String kindFrom,
        int version,
        boolean mayDecide,
        String logo,
        boolean conflict) {
    static final String HOME = "/alerts/settings";

    public SettingPage {
        narrower = List.copyOf(narrower);
        below = List.copyOf(below);
    }

    /** A place above or below, with its page. */
    public record Step(String label, String path, boolean here) {}

    public Place place() {
        return view.place();
    }

    public List<MachineRole> columns() {
        return place().columns();
    }

    public boolean ofMachine() {
        return place().layer() == Layer.ASSET;
    }

    public boolean ofClient() {
        return place().layer() == Layer.CLIENT;
    }

    public String path() {
        return path(place());
    }

    static String path(Place place) {
        return path(place.layer(), place.clientId(), place.target());
    }

    private static String path(Layer layer, UUID clientId, UUID target) {
        String client = HOME + "/clients/" + clientId;
        return switch (layer) {
            case NOBODY, HOUSE -> HOME;
            case CLIENT -> client;
            case SITE -> client + "/sites/" + target;
            case ASSET -> HOME + "/machines/" + target;
        };
    }

    /** The narrower places where another value than the one that holds here is said, with their pages. */
    public List<Step> others(Standing standing, Shell shell) {
        return below.stream()
                .filter(one -> one.setting() == standing.setting()
                        && one.column() == standing.column()
                        && !one.text().equals(standing.now().text()))
                .map(one -> new Step(
                        shell.t(
                                "setting.below.one",
                                shell.t("setting.below." + one.layer().word(), one.name()),
                                shown(one.setting(), one.text(), shell)),
                        path(one.layer(), one.clientId(), one.target()),
                        false))
                .toList();
    }

    public String stamp() {
        return form.has(SettingPages.STAMP) ? form.value(SettingPages.STAMP) : view.stamp();
    }

    /** The name of a field: of what, and of which machines. */
    public String name(Standing standing, Shell shell) {
        String setting = shell.t("setting." + standing.setting().key());
        return ofMachine()
                ? setting
                : shell.t(
                        "setting.name",
                        setting,
                        shell.t("setting.role." + standing.column().word()));
    }

    /** The form, with the names of its wrong fields. */
    public Form named(Shell shell) {
        Map<String, String> names = new HashMap<>();
        for (Standing standing : view.standings()) {
            if (form.problemOf(standing.field()) != null) {
                names.put(standing.field(), name(standing, shell));
            }
        }
        return form.named(names);
    }

    /** From the house down to this place: who is asked, the last one first. */
    public List<Step> steps(Shell shell) {
        String client = HOME + "/clients/" + place().clientId();
        List<Step> all = new ArrayList<>();
        all.add(new Step(shell.t("setting.house"), HOME, place().layer() == Layer.HOUSE));
        if (place().layer().compareTo(Layer.CLIENT) >= 0) {
            all.add(new Step(place().clientName(), client, place().layer() == Layer.CLIENT));
        }
        if (place().siteId() != null) {
            all.add(new Step(place().siteName(), client + "/sites/" + place().siteId(), place().layer() == Layer.SITE));
        }
        if (ofMachine()) {
            all.add(new Step(place().name(), path(), true));
        }
        return all;
    }

    public List<KnownSetting> settings(Group group) {
        return group.settings().stream()
                .filter(setting -> setting.isFor(place().layer()))
                .toList();
    }

    public Standing standing(KnownSetting setting, MachineRole column) {
        return view.of(setting, column);
    }

    /** Who says a value: "del sitio Monterrey". */
    public String origin(Held held, Shell shell) {
        return switch (held.layer()) {
            case NOBODY -> shell.t("setting.origin.nobody");
            case HOUSE -> shell.t("setting.origin.house");
            case CLIENT -> shell.t("setting.origin.client", place().clientName());
            case SITE -> shell.t("setting.origin.site", place().siteName());
            case ASSET -> shell.t("setting.origin.asset");
        };
    }

    /** A value as people read it. */
    public static String shown(KnownSetting setting, String text, Shell shell) {
        return switch (setting.kind()) {
            case Number(int _, int _, Unit unit) -> number(Long.parseLong(text), unit, shell);
            case Switch _ ->
                text.isEmpty()
                        ? shell.t("setting.as-policy")
                        : shell.t("true".equals(text) ? "setting.on" : "setting.off");
            case OneOf _ -> shell.t("setting." + setting.key() + "." + text);
            case Some _ -> words(setting, text, shell);
            case Words _, Colour _, Picture _ -> text.isEmpty() ? shell.t("setting.empty") : text;
            case Names _ -> text.isEmpty() ? shell.t("setting.none") : String.join(", ", KnownSetting.listed(text));
        };
    }

    private static String words(KnownSetting setting, String text, Shell shell) {
        List<String> words = KnownSetting.listed(text);
        if (setting.kind() instanceof Some(String[] all) && words.size() == all.length) {
            return shell.t("setting.all");
        }
        return words.isEmpty()
                ? shell.t("setting.none")
                : words.stream().map(word -> word(setting, word, shell)).collect(Collectors.joining(", "));
    }

    public static String word(KnownSetting setting, String word, Shell shell) {
        return shell.t("setting." + setting.key() + "." + word);
    }

    private static String number(long number, Unit unit, Shell shell) {
        Duration length =
                switch (unit) {
                    case SECONDS -> Duration.ofSeconds(number);
                    case HOURS -> Duration.ofHours(number);
                    case PERCENT, POINTS, DEGREES -> Duration.ZERO;
                };
        long seconds = length.toSeconds();
        boolean whole = seconds % 86_400 == 0 || seconds < 86_400 && seconds % 60 == 0;
        return seconds >= 60 && whole
                ? shell.formats().length(length)
                : shell.formats().unit(number, shell.t("setting.unit." + unit.word()));
    }

    public List<String> words(KnownSetting setting) {
        return switch (setting.kind()) {
            case Switch _ -> List.of("true", "false");
            case OneOf(String[] words) -> Arrays.asList(words);
            case Some(String[] words) -> Arrays.asList(words);
            case Number _, Names _, Words _, Colour _, Picture _ -> List.of();
        };
    }

    /** Whether a box of {@link Some} stands ticked: as typed, as said here, or as it holds otherwise. */
    public boolean ticked(Standing standing, String word) {
        String text = form.has(standing.field())
                ? form.value(standing.field())
                : standing.without().text();
        return KnownSetting.listed(text).contains(word);
    }
}
