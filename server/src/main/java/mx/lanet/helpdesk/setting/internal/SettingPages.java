package mx.lanet.helpdesk.setting.internal;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetChanges;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.client.Sites;
import mx.lanet.helpdesk.setting.KnownSetting;
import mx.lanet.helpdesk.setting.KnownSetting.Some;
import mx.lanet.helpdesk.setting.Layer;
import mx.lanet.helpdesk.setting.Logos;
import mx.lanet.helpdesk.setting.Overrides;
import mx.lanet.helpdesk.setting.Place;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What agents are told: at the house, at a client, at a site, at a machine. */
@Controller
@RequestMapping(SettingPage.HOME)
class SettingPages {
    static final String STAMP = "stamp";
    private static final String REMOVE = "remove";

    private final Overrides overrides;
    private final Clients clients;
    private final Sites sites;
    private final AssetDetails assets;
    private final AssetChanges changes;
    private final Logos logos;

    SettingPages(
            Overrides overrides, Clients clients, Sites sites, AssetDetails assets, AssetChanges changes, Logos logos) {
        this.overrides = overrides;
        this.clients = clients;
        this.sites = sites;
        this.assets = assets;
        this.changes = changes;
        this.logos = logos;
    }

    /** With a client, which the select without scripts sends, its page. */
    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping
    Answer house(Person person, @RequestParam(defaultValue = "") String go) {
        if (go.matches("/clients/[0-9a-f-]{36}(/sites/[0-9a-f-]{36})?")) {
            return Answer.seeOther(SettingPage.HOME + go);
        }
        return page(person, Place.house());
    }

    @ForRoles(SUPERADMIN)
    @PostMapping
    Answer saveHouse(Person person, @RequestParam Map<String, String> typed) {
        return save(person, Place.house(), typed);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/clients/{client}")
    Answer ofClient(Person person, @PathVariable UUID client) {
        return page(person, client(person, client));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/clients/{client}")
    Answer saveClient(Person person, @PathVariable UUID client, @RequestParam Map<String, String> typed) {
        return save(person, client(person, client), typed);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/clients/{client}/sites/{site}")
    Answer ofSite(Person person, @PathVariable UUID client, @PathVariable UUID site) {
        return page(person, site(person, client, site));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/clients/{client}/sites/{site}")
    Answer saveSite(
            Person person,
            @PathVariable UUID client,
            @PathVariable UUID site,
            @RequestParam Map<String, String> typed) {
        return save(person, site(person, client, site), typed);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/machines/{asset}")
    Answer ofMachine(Person person, @PathVariable UUID asset) {
        return page(person, Place.of(machine(person, asset)));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/machines/{asset}")
    Answer saveMachine(Person person, @PathVariable UUID asset, @RequestParam Map<String, String> typed) {
        return save(person, Place.of(machine(person, asset)), typed);
    }

    /** Which role's values a machine takes over. */
    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/machines/{asset}/kind")
    Answer changeKind(
            Person person,
            @PathVariable UUID asset,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String kind) {
        AssetDetail machine = machine(person, asset);
        if (!AssetChanges.KINDS.contains(kind)) {
            throw Problem.of(400, "bad_request").refusal();
        }
        changes.changeKind(person, machine, version, kind);
        return Answer.seeOther(SettingPage.HOME + "/machines/" + asset).with(Flash.ok("setting.flash.kind"));
    }

    private Place client(Person person, UUID client) {
        Client found = clients.get(person, client);
        if (found.house()) {
            throw Problem.notFound().refusal();
        }
        return Place.of(found);
    }

    private Place site(Person person, UUID client, UUID site) {
        return Place.of(clients.get(person, client), sites.get(person, client, site));
    }

    private AssetDetail machine(Person person, UUID asset) {
        return assets.find(person, asset).orElseThrow(() -> Problem.notFound().refusal());
    }

    private Answer.Rendered page(Person person, Place place) {
        Overrides.View view = overrides.view(person, place);
        return page(person, view, Form.of("setting", view.own()), false);
    }

    private Answer.Rendered page(Person person, Overrides.View view, Form form, boolean conflict) {
        Place place = view.place();
        AssetDetail machine = place.role() == null ? null : machine(person, place.target());
        return Answer.page(
                "setting/page",
                new SettingPage(
                        view,
                        form,
                        narrower(person, place),
                        overrides.below(person, place),
                        machine == null ? "" : machine.kind(),
                        machine == null ? "" : machine.kindFrom(),
                        machine == null ? 0 : machine.version(),
                        Overrides.mayDecide(person, place),
                        place.layer() == Layer.CLIENT
                                ? logos.sha256(person, place.clientId()).orElse("")
                                : "",
                        conflict));
    }

    private List<Choice> narrower(Person person, Place place) {
        return switch (place.layer()) {
            case NOBODY, HOUSE ->
                clients.reachable(person).stream()
                        .map(client -> new Choice("/clients/" + client.id(), client.name(), false))
                        .toList();
            case CLIENT ->
                sites.ofClient(person, place.clientId()).stream()
                        .map(site ->
                                new Choice("/clients/" + place.clientId() + "/sites/" + site.id(), site.name(), false))
                        .toList();
            case SITE, ASSET -> List.of();
        };
    }

    private Answer save(Person person, Place place, Map<String, String> typed) {
        Map<String, String> fields = fields(place, typed);
        try {
            int changed = overrides.save(person, place, typed.getOrDefault(STAMP, ""), fields);
            return Answer.seeOther(SettingPage.path(place))
                    .with(Flash.ok(changed == 0 ? "setting.flash.same" : "setting.flash.saved", changed));
        } catch (Refusal refusal) {
            boolean conflict =
                    refusal.problem().code().equals(Problem.conflict().code());
            if (refusal.problem().errors().isEmpty() && !conflict) {
                throw refusal;
            }
            // Who looked at what has changed since must not write over it by sending the same once more.
            fields.put(STAMP, typed.getOrDefault(STAMP, ""));
            Form form = Form.of("setting", fields).problems(refusal.problem().errors());
            return page(person, overrides.view(person, place), form, conflict)
                    .status(conflict ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** What was typed, by field; boxes become one text, and what is to be removed becomes empty. */
    private static Map<String, String> fields(Place place, Map<String, String> typed) {
        Map<String, String> fields = new HashMap<>();
        for (var column : place.columns()) {
            for (KnownSetting setting : KnownSetting.values()) {
                String field = column.word() + "." + setting.key();
                String text = setting.kind() instanceof Some some
                        ? ticked(field, some, typed)
                        : typed.getOrDefault(field, "").strip();
                if (!text.isEmpty() && !field.equals(typed.get(REMOVE))) {
                    fields.put(field, text);
                }
            }
        }
        return fields;
    }

    private static String ticked(String field, Some some, Map<String, String> typed) {
        if (!"own".equals(typed.get(field))) {
            return "";
        }
        String words = String.join(
                ",",
                Arrays.stream(some.words())
                        .filter(word -> typed.containsKey(field + "." + word))
                        .toList());
        return words.isEmpty() ? KnownSetting.NONE : words;
    }
}
