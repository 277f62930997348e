package mx.lanet.helpdesk.setting;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AgentSettings;
import mx.lanet.helpdesk.asset.AssetChanged;
import mx.lanet.helpdesk.asset.Assets;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.setting.Standing.Held;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which value of each setting holds at a place and why, and what people say otherwise. The superadmin decides for the
 * house; the team decides for the clients that it serves. Others are refused as forbidden.
 */
@Service
public class Overrides {
    private final SettingTable table;
    private final SettingWorkTable work;
    private final AgentSettings settings;
    private final Assets assets;
    private final Audit audit;
    private final Tenancy tenancy;
    private final ApplicationEventPublisher publisher;
    private final JsonMapper json;
    private final Clock clock;

    Overrides(
            SettingTable table,
            SettingWorkTable work,
            AgentSettings settings,
            Assets assets,
            Audit audit,
            Tenancy tenancy,
            ApplicationEventPublisher publisher,
            JsonMapper json,
            Clock clock) {
        this.table = table;
        this.work = work;
        this.settings = settings;
        this.assets = assets;
        this.audit = audit;
        this.tenancy = tenancy;
        this.publisher = publisher;
        this.json = json;
        this.clock = clock;
    }

    /**
     * How everything stands at a place.
     *
     * @param stamp tells what is said here from anything else that may be said here: to be given back when saving
     */
    public record View(Place place, List<Standing> standings, String stamp) {
        public View {
            standings = List.copyOf(standings);
        }

        public Standing of(KnownSetting setting, MachineRole column) {
            return standings.stream()
                    .filter(standing -> standing.setting() == setting && standing.column() == column)
                    .findFirst()
                    .orElseThrow();
        }

        /** What is said here and nowhere wider, by the names of the fields. */
        public Map<String, String> own() {
            Map<String, String> own = new LinkedHashMap<>();
            for (Standing standing : standings) {
                if (standing.own() != null) {
                    String text = standing.own().text();
                    own.put(standing.field(), text.isEmpty() ? KnownSetting.NONE : text);
                }
            }
            return own;
        }
    }

    public View view(Person person, Place place) {
        mustServe(person, place);
        List<Said> all = new ArrayList<>(read(Person.HOUSE, () -> table.ofHouse(Person.HOUSE)));
        if (place.layer() != Layer.HOUSE) {
            all.addAll(read(place.clientId(), () -> ofClient(place)));
        }
        return view(place, all);
    }

    /** What narrower places of the person's clients say, wide ones first, at most {@value Narrower#MOST}. */
    public List<Narrower> below(Person person, Place place) {
        mustServe(person, place);
        return place.layer() == Layer.ASSET ? List.of() : tenancy.call(person.scope(), () -> table.below(place));
    }

    private List<Said> read(UUID owner, java.util.function.Supplier<List<Said>> query) {
        return tenancy.call(new Scope.Clients(Set.of(owner)), query);
    }

    private List<Said> ofClient(Place place) {
        UUID site = place.siteId() == null ? place.clientId() : place.siteId();
        return table.read(place.clientId(), place.clientId(), site, place.target());
    }

    private View view(Place place, List<Said> all) {
        List<Standing> standings = new ArrayList<>();
        for (KnownSetting setting : KnownSetting.values()) {
            if (setting.isFor(place.layer())) {
                place.columns().forEach(column -> standings.add(standing(place, column, setting, all)));
            }
        }
        return new View(place, standings, stamp(place, all));
    }

    private Standing standing(Place place, MachineRole column, KnownSetting setting, List<Said> all) {
        Held without = new Held(Layer.NOBODY, usual(setting), null, "");
        Held own = null;
        for (Layer layer : Layer.values()) {
            Held held = held(all, layer, layer == Layer.ASSET ? MachineRole.ANY : place.inherits(column), setting);
            if (layer == place.layer()) {
                own = held;
            } else if (held != null) {
                without = held;
            }
        }
        return new Standing(setting, column, own, without);
    }

    private static @Nullable Held held(List<Said> all, Layer layer, MachineRole role, KnownSetting setting) {
        return all.stream()
                .filter(said -> said.layer() == layer && said.role() == role && said.setting() == setting)
                .map(said -> new Held(layer, said.text(), said.at(), said.by()))
                .findFirst()
                .orElse(null);
    }

    private String usual(KnownSetting setting) {
        Object configured = setting == KnownSetting.AUTO_TICKET_CREATION
                ? null
                : settings.defaults().get(setting.key());
        return configured == null ? setting.usual() : configured.toString();
    }

    private static String stamp(Place place, List<Said> all) {
        int stamp = all.stream()
                .filter(said -> said.layer() == place.layer() && said.setting().isFor(place.layer()))
                .map(said -> Objects.hash(said.role(), said.setting().key(), said.text(), said.at()))
                .sorted()
                .toList()
                .hashCode();
        return Integer.toHexString(stamp);
    }

    /**
     * Makes what is said at this place what was typed: by the names of the fields, where an empty or missing one leaves the
     * matter to what stands above. Refused as changed_meanwhile when something else was said since the stamp, and with the
     * errors of each field when something cannot be; nothing is saved then.
     *
     * @return how many values are other ones now
     */
    public int save(Person person, Place place, String stamp, Map<String, String> typed) {
        mustDecide(person, place);
        Map<String, Standing> fields = new LinkedHashMap<>();
        view(person, place).standings().forEach(standing -> fields.put(standing.field(), standing));
        List<FieldError> problems = fields.values().stream()
                .map(standing -> problem(standing, typed))
                .filter(Objects::nonNull)
                .toList();
        if (!problems.isEmpty()) {
            throw Problem.invalid(problems).refusal();
        }
        return tenancy.call(new Scope.Clients(Set.of(place.clientId())), () -> {
            hold(place);
            List<Said> all = place.layer() == Layer.HOUSE ? table.ofHouse(Person.HOUSE) : ofClient(place);
            View now = view(place, all);
            if (!now.stamp().equals(stamp)) {
                throw Problem.conflict().refusal();
            }
            Map<String, String> changed = write(person, now, typed);
            if (!changed.isEmpty()) {
                audit.record(person, "agent_setting.changed", place.clientId(), subject(place), changed);
                carry(place);
            }
            return changed.size();
        });
    }

    private static @Nullable FieldError problem(Standing standing, Map<String, String> typed) {
        String text = typed.getOrDefault(standing.field(), "").strip();
        return text.isEmpty() ? null : standing.setting().problem(standing.field(), text);
    }

    /**
     * Nobody else says anything of the same place meanwhile. The outbox comes before the lock: its worker may wait for a
     * machine that just joins, and that waits for the lock.
     */
    private void hold(Place place) {
        if (place.layer() == Layer.ASSET) {
            if (assets.lock(place.clientId(), place.target()).isEmpty()) {
                throw Problem.notFound().refusal();
            }
        } else {
            work.ask(place.clientId(), place.target(), clock.instant());
            settings.holdAlone(place.clientId());
        }
    }

    /** What was changed, for the audit record: from what to what. */
    private Map<String, String> write(Person person, View now, Map<String, String> typed) {
        Map<String, String> changed = new LinkedHashMap<>();
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (Standing standing : now.standings()) {
            KnownSetting setting = standing.setting();
            String text = typed.getOrDefault(standing.field(), "").strip();
            String before = standing.own() == null ? null : standing.own().text();
            String after = text.isEmpty() ? null : setting.kept(text).toString();
            if (Objects.equals(before, after)) {
                continue;
            }
            if (after == null) {
                table.remove(now.place(), standing.column(), setting);
            } else {
                String value = json.writeValueAsString(setting.kept(text));
                table.put(now.place(), standing.column(), setting, value, at, person.name());
            }
            changed.put(standing.field(), (before == null ? "–" : before) + " → " + (after == null ? "–" : after));
        }
        return changed;
    }

    private void carry(Place place) {
        if (place.layer() == Layer.ASSET) {
            settings.renew(place.clientId(), place.target());
            publisher.publishEvent(new AssetChanged(place.clientId(), place.target()));
        } else {
            publisher.publishEvent(new SettingsAsked());
        }
    }

    private static Subject subject(Place place) {
        String kind =
                switch (place.layer()) {
                    case NOBODY, HOUSE -> "agent_setting";
                    case CLIENT -> "client";
                    case SITE -> "site";
                    case ASSET -> "asset";
                };
        return new Subject(kind, place.target().toString(), place.name());
    }

    /** Whether the person may save what is said at this place. */
    public static boolean mayDecide(Person person, Place place) {
        return place.layer() == Layer.HOUSE
                ? person.role() == Role.SUPERADMIN
                : person.isStaff() && person.mayReach(place.clientId());
    }

    private static void mustDecide(Person person, Place place) {
        if (!mayDecide(person, place)) {
            throw Problem.forbidden().refusal();
        }
    }

    private static void mustServe(Person person, Place place) {
        if (!person.isStaff() || place.layer() != Layer.HOUSE && !person.mayReach(place.clientId())) {
            throw Problem.forbidden().refusal();
        }
    }
}
