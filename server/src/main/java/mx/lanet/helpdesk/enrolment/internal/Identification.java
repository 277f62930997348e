package mx.lanet.helpdesk.enrolment.internal;

import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.asset.KnownAsset;
import mx.lanet.helpdesk.enrolment.internal.CredentialTable.Credential;

/** Who a machine that joins is: a value, decided from what is known of it. */
public sealed interface Identification {
    /** Nobody we know. */
    record Unknown() implements Identification {}

    /** An asset that is this machine's: it has the key, or nobody has one yet. */
    record Same(UUID assetId, Standing standing) implements Identification {}

    /** An asset with a key, claimed without it, or without a proof where its agent once gave one: a person decides. */
    record Claim(UUID claimedAssetId) implements Identification {}

    /**
     * @param byKey the credential with the key that the machine shows
     * @param byIdentity the asset that the machine says to be, by its ids
     * @param itsCredential of {@code byIdentity}
     * @param proven whether the machine has proven the key that it shows
     */
    static Identification of(
            Optional<Credential> byKey,
            Optional<KnownAsset> byIdentity,
            Optional<Credential> itsCredential,
            boolean proven) {
        if (byKey.isPresent()) {
            Credential known = byKey.get();
            return known.keyProven() && !proven
                    ? new Claim(known.assetId())
                    : new Same(known.assetId(), known.standing());
        }
        if (byIdentity.isEmpty()) {
            return new Unknown();
        }
        UUID asset = byIdentity.get().assetId();
        byte[] anothersKey = itsCredential.map(Credential::publicKey).orElse(null);
        return anothersKey == null
                ? new Same(asset, itsCredential.map(Credential::standing).orElse(Standing.FULL))
                : new Claim(asset);
    }
}
