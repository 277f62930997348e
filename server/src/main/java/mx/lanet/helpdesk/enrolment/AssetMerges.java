package mx.lanet.helpdesk.enrolment;

import java.util.List;
import java.util.Map;
import java.util.UUID;
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
 * Makes one machine of two records of it. What the one had goes to the other: tickets, alerts, commands, changes, events,
 * readings; its page leads there. The agent of the one that stays goes on, the other's is ended: an agent knows its
 * machine by the id that it joined with, and obeys only what is signed for that. So whose agent reports has to stay. All of it is one transaction. Refused as forbidden for who is not of the team, as not_found for a
 * record out of reach, and as changed_meanwhile for records that are not two of one client any more.
 */
@Service
public class AssetMerges {
    private final Assets assets;
    private final AgentCredentials credentials;
    private final Audit audit;
    private final Tenancy tenancy;

    AssetMerges(Assets assets, AgentCredentials credentials, Audit audit, Tenancy tenancy) {
        this.assets = assets;
        this.credentials = credentials;
        this.audit = audit;
        this.tenancy = tenancy;
    }

    /** The one that goes is a part of the one that stays from now on. */
    public void merge(Person person, UUID clientId, UUID goes, UUID stays) {
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
        tenancy.run(person.scope(), () -> {
            // In one order, whoever merges which into which.
            boolean goesFirst = goes.compareTo(stays) < 0;
            KnownAsset first = locked(clientId, goesFirst ? goes : stays);
            KnownAsset second = locked(clientId, goesFirst ? stays : goes);
            KnownAsset loser = goesFirst ? first : second;
            KnownAsset survivor = goesFirst ? second : first;
            if (goes.equals(stays) || assets.isMerged(loser) || assets.isMerged(survivor)) {
                throw Problem.conflict().refusal();
            }
            if (credentials.has(clientId, goes)) {
                credentials.end(clientId, goes);
            }
            List<Assets.Moved> moved = assets.merge(loser, survivor);
            if (survivor.state() != AssetState.ACTIVE) {
                assets.changeState(survivor, AssetState.ACTIVE, "reactivated");
            }
            audit.record(
                    person,
                    "asset.merged_into",
                    clientId,
                    Subject.of("asset", goes, loser.name()),
                    Map.of("into", survivor.name(), "moved", told(moved)));
        });
    }

    private KnownAsset locked(UUID clientId, UUID assetId) {
        return assets.lock(clientId, assetId)
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    private static String told(List<Assets.Moved> moved) {
        return String.join(
                ", ", moved.stream().map(one -> one.table() + " " + one.rows()).toList());
    }
}
