package mx.lanet.helpdesk.enrolment;

import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import mx.lanet.helpdesk.asset.AssetState;
import mx.lanet.helpdesk.asset.Assets;
import mx.lanet.helpdesk.asset.KnownAsset;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Service;

/**
 * Machines that claim the identity of an asset that has another key. A person of the staff decides: it is a machine of
 * its own (approve), it is that very asset with a new key (merge), or it has no business here (refuse). Each refuses
 * with not_found what the person does not reach, and with changed_meanwhile what is in quarantine no more.
 */
@Service
public class Quarantine {
    private final Assets assets;
    private final AgentCredentials credentials;
    private final Audit audit;
    private final Tenancy tenancy;

    Quarantine(Assets assets, AgentCredentials credentials, Audit audit, Tenancy tenancy) {
        this.assets = assets;
        this.credentials = credentials;
        this.audit = audit;
        this.tenancy = tenancy;
    }

    /** The claimant becomes an asset of its own, beside the one that it claimed to be. */
    public void approve(Person person, UUID clientId, UUID assetId) {
        decide(person, clientId, assetId, "asset.approved", claimant -> {
            assets.changeState(claimant, AssetState.ACTIVE, "approved");
        });
    }

    /**
     * The claimant is the claimed asset: that one gets the claimant's key, so its agent joins again by itself; what the
     * claimant has reported stays with the retired claimant.
     */
    public void merge(Person person, UUID clientId, UUID assetId) {
        decide(person, clientId, assetId, "asset.merged", claimant -> {
            UUID claimed = claimant.claims();
            if (claimed == null) {
                throw Problem.conflict().refusal();
            }
            KnownAsset target = assets.lock(clientId, claimed)
                    .orElseThrow(() -> Problem.conflict().refusal());
            assets.dismiss(claimant, "merged");
            credentials.handOver(clientId, assetId, claimed);
            if (target.state() == AssetState.RETIRED) {
                assets.changeState(target, AssetState.ACTIVE, "reactivated");
            }
        });
    }

    /** The claimant is sent away; when it comes again, it waits again. */
    public void refuse(Person person, UUID clientId, UUID assetId) {
        decide(person, clientId, assetId, "asset.refused", claimant -> {
            assets.dismiss(claimant, "refused");
            credentials.end(clientId, assetId);
        });
    }

    private void decide(Person person, UUID clientId, UUID assetId, String action, Consumer<KnownAsset> decision) {
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
        tenancy.run(person.scope(), () -> {
            KnownAsset claimant = assets.lock(clientId, assetId)
                    .orElseThrow(() -> Problem.notFound().refusal());
            if (claimant.state() != AssetState.QUARANTINE) {
                throw Problem.conflict().refusal();
            }
            decision.accept(claimant);
            audit.record(person, action, clientId, Subject.of("asset", assetId, claimant.name()), Map.of());
        });
    }
}
