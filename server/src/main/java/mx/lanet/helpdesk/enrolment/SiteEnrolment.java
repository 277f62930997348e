package mx.lanet.helpdesk.enrolment;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import mx.lanet.helpdesk.asset.AssetState;
import mx.lanet.helpdesk.asset.Assets;
import mx.lanet.helpdesk.asset.KnownAsset;
import mx.lanet.helpdesk.asset.Machine;
import mx.lanet.helpdesk.asset.NamedAsset;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.enrolment.internal.CredentialTable;
import mx.lanet.helpdesk.enrolment.internal.CredentialTable.Credential;
import mx.lanet.helpdesk.enrolment.internal.EnrolmentLock;
import mx.lanet.helpdesk.enrolment.internal.Standing;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.ApiKey;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * How a machine joins with an API key of its site, knowing no more of itself than its name. It is the machine that it was
 * when it comes again. It is never one whose agent has an Ed25519 key: that one's namesake becomes a record beside it, and
 * people are asked whether the two are one (see {@code asset.Duplicates}); when they have said so, it speaks as that one.
 */
@Service
public class SiteEnrolment {
    private final CredentialTable credentials;
    private final EnrolmentLock lock;
    private final AgentCredentials keys;
    private final Assets assets;
    private final Audit audit;
    private final Tenancy tenancy;
    private final Clock clock;

    SiteEnrolment(JdbcClient jdbc, AgentCredentials keys, Assets assets, Audit audit, Tenancy tenancy, Clock clock) {
        this.credentials = new CredentialTable(jdbc);
        this.lock = new EnrolmentLock(jdbc);
        this.keys = keys;
        this.assets = assets;
        this.audit = audit;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /**
     * A machine that speaks with an API key.
     *
     * @param number the asset's short number
     * @param hasOwnAgent whether our own agent reports for it: then that one's word counts
     */
    public record Member(KnownAsset asset, long number, boolean hasOwnAgent) {
        /** As the services of agents want it. */
        public Agent agent() {
            return new Agent(asset.assetId(), asset.clientId(), asset.siteId(), asset.name(), false);
        }
    }

    /**
     * What came of joining.
     *
     * @param isNew whether nobody knew the machine before
     */
    public record Joined(Member member, boolean isNew) {}

    /**
     * The machine is a member of the key's site from now on.
     *
     * @param known the number that it says to have; null when it says none
     * @param reports how often it will report
     * @param ofNew called in the transaction before a machine is made that nobody knew; it may refuse
     */
    public Joined join(ApiKey key, Machine machine, @Nullable Long known, Duration reports, Consumer<ApiKey> ofNew) {
        // As with an enrolment token: what a machine is told to do is no matter of its client's programs.
        return tenancy.call(new Scope.Everything(), () -> {
            lock.client(key.clientId());
            NamedAsset found = recognise(key, machine.name(), known);
            KnownAsset today = found == null ? null : today(found).orElse(null);
            if (today != null && hasKey(today)) {
                return new Joined(member(today), false);
            }
            if (today == null) {
                ofNew.accept(key);
            }
            KnownAsset asset = found == null || today == null ? fresh(key, machine) : again(today, found, machine);
            assets.noteJoinedWithKey(asset, key.siteId(), machine.name(), reports);
            audit.record(
                    new Agent(asset.assetId(), asset.clientId(), asset.siteId(), asset.name(), false),
                    today != null ? "asset.registered_again" : "asset.registered",
                    asset.clientId(),
                    Subject.of("asset", asset.assetId(), asset.name()),
                    Map.of("key", key.prefix()));
            return new Joined(member(asset), today == null);
        });
    }

    /** The machine in use that has this number, if it may speak with the key. */
    public Optional<Member> find(ApiKey key, long number) {
        return tenancy.call(key.scope(), () -> assets.findJoinedWithKey(key.clientId(), key.siteId(), number)
                .flatMap(this::today)
                .filter(asset -> asset.state() == AssetState.ACTIVE)
                .map(this::member));
    }

    /** The machine of an agent that speaks with its own JWT. */
    public Member of(Agent agent) {
        return tenancy.call(agent.scope(), () -> {
            KnownAsset asset = assets.find(agent.clientId(), agent.assetId()).orElseThrow();
            return new Member(asset, assets.number(asset), false);
        });
    }

    /** The version of its agent, as that told it last. */
    public Optional<String> agentVersion(Member member) {
        return tenancy.call(member.agent().scope(), () -> assets.agentVersion(member.asset()));
    }

    private @Nullable NamedAsset recognise(ApiKey key, String name, @Nullable Long known) {
        Optional<NamedAsset> found =
                known == null ? Optional.empty() : assets.findJoinedWithKey(key.clientId(), key.siteId(), known);
        if (found.isEmpty() && Machine.named(name).identity().computerName() != null) {
            found = assets.findNamed(key.clientId(), key.siteId(), name).stream()
                    .filter(named -> named.joinedAs() != null || !hasKey(named.asset()))
                    .findFirst();
        }
        return found.orElse(null);
    }

    /** The record itself, or what it was merged into. */
    private Optional<KnownAsset> today(NamedAsset named) {
        UUID survivor = named.mergedInto();
        return survivor == null
                ? Optional.of(named.asset())
                : assets.find(named.asset().clientId(), survivor);
    }

    private KnownAsset again(KnownAsset today, NamedAsset found, Machine machine) {
        KnownAsset known = assets.lock(today.clientId(), today.assetId()).orElseThrow();
        // What people have called it since stays, unless the machine itself has another name; where they have put it,
        // too.
        boolean renamed = found.joinedAs() == null || !found.joinedAs().equalsIgnoreCase(machine.name());
        assets.addAgain(known, known.siteId(), machine.again(renamed ? machine.name() : known.name()));
        Optional<Credential> credential = credentials.find(known.clientId(), known.assetId());
        if (credential.isEmpty()) {
            give(known);
        } else if (credential.get().standing() == Standing.ENDED) {
            keys.change(known.clientId(), known.assetId(), Standing.FULL);
        }
        return assets.find(known.clientId(), known.assetId()).orElseThrow();
    }

    private KnownAsset fresh(ApiKey key, Machine machine) {
        KnownAsset asset = assets.add(key.clientId(), key.siteId(), machine, null);
        give(asset);
        return asset;
    }

    /** Without a key of its own, so that our own agent finds the asset again when it takes over. */
    private void give(KnownAsset asset) {
        credentials.insert(
                new Credential(asset.clientId(), asset.assetId(), null, false, 1, Standing.FULL), clock.instant());
    }

    private Member member(KnownAsset asset) {
        return new Member(asset, assets.number(asset), hasKey(asset));
    }

    private boolean hasKey(KnownAsset asset) {
        return credentials
                .find(asset.clientId(), asset.assetId())
                .map(Credential::publicKey)
                .isPresent();
    }
}
