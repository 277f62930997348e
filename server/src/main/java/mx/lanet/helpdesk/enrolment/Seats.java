package mx.lanet.helpdesk.enrolment;

import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetState;
import mx.lanet.helpdesk.asset.Assets;
import mx.lanet.helpdesk.asset.KnownAsset;
import mx.lanet.helpdesk.asset.Machine;
import mx.lanet.helpdesk.enrolment.internal.CredentialTable;
import mx.lanet.helpdesk.enrolment.internal.CredentialTable.Credential;
import mx.lanet.helpdesk.enrolment.internal.Identification;
import mx.lanet.helpdesk.enrolment.internal.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which asset a machine that joins is, and what its credential is worth. Inside the caller's transaction. */
final class Seats {
    private final CredentialTable credentials;
    private final AgentCredentials keys;
    private final Assets assets;
    private final Clock clock;

    Seats(JdbcClient jdbc, AgentCredentials keys, Assets assets, Clock clock) {
        this.credentials = new CredentialTable(jdbc);
        this.keys = keys;
        this.assets = assets;
        this.clock = clock;
    }

    /** The asset that the machine got, and what its JWT is to say. */
    record Seat(TokenUse.Outcome outcome, KnownAsset asset, int epoch, boolean isPending) {}

    /**
     * A machine that stands before a site's door.
     *
     * @param key the 32 raw bytes of the key that it shows, if any
     * @param proven whether it has proven that key
     */
    record Arrival(UUID clientId, UUID siteId, Machine machine, byte @Nullable [] key, boolean proven) {}

    Seat take(Arrival arrival) {
        return switch (identify(arrival)) {
            case Identification.Unknown _ -> newAsset(arrival, null);
            case Identification.Same(UUID assetId, Standing standing) -> again(arrival, assetId, standing);
            case Identification.Claim(UUID claimed) -> claim(arrival, claimed);
        };
    }

    private Identification identify(Arrival arrival) {
        UUID client = arrival.clientId();
        byte[] key = arrival.key();
        Optional<Credential> byKey = key == null ? Optional.empty() : credentials.findByKey(client, key);
        Optional<KnownAsset> byIdentity =
                assets.findSame(client, arrival.siteId(), arrival.machine().identity());
        Optional<Credential> itsCredential = byIdentity.flatMap(asset -> credentials.find(client, asset.assetId()));
        return Identification.of(byKey, byIdentity, itsCredential, arrival.proven());
    }

    private Seat newAsset(Arrival arrival, @Nullable UUID claims) {
        KnownAsset asset = assets.add(arrival.clientId(), arrival.siteId(), arrival.machine(), claims);
        Standing standing = claims == null ? Standing.FULL : Standing.PENDING;
        Credential credential =
                new Credential(asset.clientId(), asset.assetId(), arrival.key(), arrival.proven(), 1, standing);
        credentials.insert(credential, clock.instant());
        TokenUse.Outcome outcome = claims == null ? TokenUse.Outcome.REGISTERED : TokenUse.Outcome.QUARANTINED;
        return new Seat(outcome, asset, credential.epoch(), claims != null);
    }

    private Seat again(Arrival arrival, UUID assetId, Standing standing) {
        UUID client = arrival.clientId();
        byte[] key = arrival.key();
        KnownAsset known = assets.lock(client, assetId).orElseThrow();
        assets.addAgain(known, arrival.siteId(), arrival.machine());
        if (key != null) {
            credentials.adoptKey(client, assetId, key);
        }
        if (key != null && arrival.proven()) {
            keys.prove(client, assetId, key);
        }
        if (standing == Standing.ENDED) {
            keys.change(client, assetId, Standing.FULL);
        }
        KnownAsset asset = assets.find(client, assetId).orElseThrow();
        int epoch = credentials.find(client, assetId).orElseThrow().epoch();
        return standing == Standing.PENDING
                ? new Seat(TokenUse.Outcome.QUARANTINED, asset, epoch, true)
                : new Seat(TokenUse.Outcome.REGISTERED_AGAIN, asset, epoch, false);
    }

    /** One claimant waits once, however often it comes. */
    private Seat claim(Arrival arrival, UUID wanted) {
        UUID client = arrival.clientId();
        UUID claimed = original(client, wanted);
        Optional<UUID> waiting = assets.findClaimants(client, claimed).stream()
                .map(KnownAsset::assetId)
                .filter(assetId -> credentials
                        .find(client, assetId)
                        .filter(credential ->
                                !credential.keyProven() && Arrays.equals(credential.publicKey(), arrival.key()))
                        .isPresent())
                .findFirst();
        return waiting.map(assetId -> again(arrival, assetId, Standing.PENDING))
                .orElseGet(() -> newAsset(arrival, claimed));
    }

    /** Who claims to be a claimant claims what that one claims. */
    private UUID original(UUID clientId, UUID wanted) {
        return assets.find(clientId, wanted)
                .filter(asset -> asset.state() == AssetState.QUARANTINE)
                .map(KnownAsset::claims)
                .orElse(wanted);
    }
}
