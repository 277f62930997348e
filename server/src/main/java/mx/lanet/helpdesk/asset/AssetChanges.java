package mx.lanet.helpdesk.asset;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import mx.lanet.helpdesk.asset.internal.AssetChangeTable;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * What staff change of a machine; each change is audited and told to open pages. Refused as forbidden for anybody else,
 * as not_found for a machine, site or person out of reach or of another client, and as changed_meanwhile when somebody
 * saved another version before.
 */
@Service
public class AssetChanges {
    public static final int LONGEST_NAME = 255;

    public static final List<String> KINDS = List.of("server", "workstation", "laptop");

    private final AssetChangeTable table;
    private final Assets assets;
    private final AssetEvents events;
    private final AgentSettings settings;
    private final Audit audit;
    private final Tenancy tenancy;
    private final ApplicationEventPublisher publisher;

    AssetChanges(
            AssetChangeTable table,
            Assets assets,
            AssetEvents events,
            AgentSettings settings,
            Audit audit,
            Tenancy tenancy,
            ApplicationEventPublisher publisher) {
        this.table = table;
        this.assets = assets;
        this.events = events;
        this.settings = settings;
        this.audit = audit;
        this.tenancy = tenancy;
        this.publisher = publisher;
    }

    /** Gives the machine another name, of 1 to {@value #LONGEST_NAME} characters. */
    public void rename(Person person, AssetDetail asset, int version, String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a name of " + name.length() + " characters");
        }
        change(person, asset, "asset.renamed", Map.of("from", asset.name(), "to", name.strip()), known -> {
            table.rename(known, version, name.strip());
        });
    }

    /** Moves the machine to another site of its client. */
    public void move(Person person, AssetDetail asset, int version, UUID siteId, String siteName) {
        change(person, asset, "asset.moved", Map.of("from", asset.siteName(), "to", siteName), known -> {
            table.move(known, version, siteId);
            settings.renew(known.clientId(), known.assetId());
        });
    }

    /** Says whether the machine is a server, a workstation or a laptop, which no system tells of itself for sure. */
    public void changeKind(Person person, AssetDetail asset, int version, String kind) {
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException("no kind of machine: " + kind);
        }
        change(person, asset, "asset.kind_changed", Map.of("from", asset.kind(), "to", kind), known -> {
            table.changeKind(known, version, kind);
            settings.renew(known.clientId(), known.assetId());
        });
    }

    /** Says whose machine it is; null is nobody's. */
    public void assign(Person person, AssetDetail asset, int version, @Nullable UUID personId, String personName) {
        change(person, asset, "asset.assigned", Map.of("to", personName), known -> {
            table.assign(known, version, personId);
        });
    }

    /** Takes the machine out of use: its agent's JWTs end at once, its history and tickets stay. */
    public void retire(Person person, AssetDetail asset) {
        change(person, asset, "asset.retired", Map.of(), known -> {
            if (known.state() != AssetState.ACTIVE) {
                throw Problem.conflict().refusal();
            }
            assets.changeState(known, AssetState.RETIRED, "retired");
        });
    }

    private void change(
            Person person, AssetDetail asset, String action, Map<String, String> details, Consumer<KnownAsset> work) {
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
        tenancy.run(person.scope(), () -> {
            KnownAsset known = assets.lock(asset.clientId(), asset.assetId())
                    .orElseThrow(() -> Problem.notFound().refusal());
            work.accept(known);
            String kind = action.substring("asset.".length());
            if (!kind.equals("retired")) {
                events.add(known.clientId(), known.assetId(), kind, details);
            }
            audit.record(person, action, known.clientId(), Subject.of("asset", known.assetId(), known.name()), details);
            publisher.publishEvent(new AssetChanged(known.clientId(), known.assetId()));
        });
    }
}
