package mx.lanet.helpdesk.alert;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.asset.AssetQuery;
import mx.lanet.helpdesk.asset.MachineSets;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.client.Sites;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The maintenance windows of the clients that somebody of the team serves. */
@Service
public class MaintenanceWindows {
    /** No client needs more; what is over for good is to be deleted. */
    public static final int MOST = 200;

    private final WindowTable table;
    private final Clients clients;
    private final Sites sites;
    private final AssetDetails assets;
    private final MachineSets sets;
    private final Audit audit;
    private final Tenancy tenancy;
    private final Ids ids;
    private final Clock clock;

    MaintenanceWindows(
            WindowTable table,
            Clients clients,
            Sites sites,
            AssetDetails assets,
            MachineSets sets,
            Audit audit,
            Tenancy tenancy,
            Ids ids,
            Clock clock) {
        this.table = table;
        this.clients = clients;
        this.sites = sites;
        this.assets = assets;
        this.sets = sets;
        this.audit = audit;
        this.tenancy = tenancy;
        this.ids = ids;
        this.clock = clock;
    }

    public Slice<MaintenanceWindow> list(Person person, Slice.Request page) {
        mustBeTeam(person);
        return tenancy.call(person.listScope(), () -> {
            Reach reach = Reach.of(person.listScope());
            return new Slice<>(table.list(reach, page), page.page(), page.size(), table.count(reach));
        });
    }

    /** The end of the window that covers something of this client now, in the caller's transaction. */
    Optional<Instant> coversUntil(Alert alert, Instant now) {
        return table.of(alert.clientId(), MOST).stream()
                .filter(window ->
                        window.isOf(alert.about().siteId(), alert.about().assetId()))
                .flatMap(window -> window.coversUntil(now).stream().filter(_ -> holds(window, alert)))
                .max(Comparator.naturalOrder());
    }

    private boolean holds(MaintenanceWindow window, Alert alert) {
        UUID asset = alert.about().assetId();
        return window.listAddress().isEmpty()
                || asset != null && sets.holds(alert.clientId(), asset, AssetQuery.ofList(window.listAddress()));
    }

    /** Its id and who made it are put in; a site or machine of somebody else is refused as not found. */
    public MaintenanceWindow create(Person person, MaintenanceWindow wish) {
        mustBeTeam(person);
        UUID client = clients.get(person, wish.clientId()).id();
        if (wish.siteId() != null) {
            sites.get(person, client, wish.siteId());
        }
        boolean known = wish.assetId() == null
                || assets.find(person, wish.assetId())
                        .filter(asset -> asset.clientId().equals(client))
                        .isPresent();
        if (!known) {
            throw Problem.notFound().refusal();
        }
        MaintenanceWindow window = filled(wish, ids.next(), wish.assetId(), person.name(), 1);
        tenancy.run(scope(client), () -> {
            if (table.countOf(client) >= MOST) {
                throw Problem.invalid(List.of(new FieldError("name", "too_many", MOST)))
                        .refusal();
            }
            table.insert(window, now());
            audit.record(person, "maintenance_window.created", client, subject(window), Map.of());
        });
        return window;
    }

    private static MaintenanceWindow filled(
            MaintenanceWindow wish, UUID windowId, @Nullable UUID assetId, String madeBy, int version) {
        return new MaintenanceWindow(
                wish.clientId(),
                windowId,
                wish.siteId(),
                assetId,
                wish.listAddress(),
                wish.listName(),
                wish.name(),
                wish.zone(),
                wish.firstDay(),
                wish.lastDay(),
                wish.begins(),
                wish.minutes(),
                wish.repeats(),
                wish.days(),
                madeBy,
                version);
    }

    public MaintenanceWindow get(Person person, UUID windowId) {
        mustBeTeam(person);
        return tenancy.call(person.scope(), () -> table.find(Reach.of(person.scope()), windowId))
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    /**
     * Client and machine stay. What waited for its end is looked at again now.
     *
     * @param version that the change is made of; another is refused as changed_meanwhile
     */
    public MaintenanceWindow change(Person person, UUID windowId, int version, MaintenanceWindow wish) {
        MaintenanceWindow before = get(person, windowId);
        if (wish.siteId() != null) {
            sites.get(person, before.clientId(), wish.siteId());
        }
        MaintenanceWindow window = filled(wish, windowId, before.assetId(), before.madeBy(), version);
        tenancy.run(scope(before.clientId()), () -> {
            if (!table.update(window)) {
                throw Problem.conflict().refusal();
            }
            table.wake(before.clientId(), now());
            audit.record(person, "maintenance_window.changed", before.clientId(), subject(window), Map.of());
        });
        return window;
    }

    /** What waited for its end is told now. */
    public void delete(Person person, UUID windowId) {
        MaintenanceWindow window = get(person, windowId);
        tenancy.run(scope(window.clientId()), () -> {
            table.delete(window.clientId(), windowId);
            table.wake(window.clientId(), now());
            audit.record(person, "maintenance_window.deleted", window.clientId(), subject(window), Map.of());
        });
    }

    private static Scope scope(UUID client) {
        return new Scope.Clients(Set.of(client));
    }

    private static Subject subject(MaintenanceWindow window) {
        return new Subject("maintenance_window", window.windowId().toString(), window.name());
    }

    private static void mustBeTeam(Person person) {
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
