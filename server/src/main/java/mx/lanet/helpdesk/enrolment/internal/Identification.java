package mx.lanet.helpdesk.enrolment.internal;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.asset.KnownAsset;
import mx.lanet.helpdesk.enrolment.internal.CredentialTable.Credential;
import org.jspecify.annotations.Nullable;

/** Who a machine that joins is: a value, decided from what is known of it. */
public sealed interface Identification {
    /** Nobody we know. */
    record Unknown() implements Identification {}

    /** An asset that may be used by whoever shows this key, or has none yet. */
    record Same(UUID assetId, Standing standing) implements Identification {}

    /** An asset with a key, claimed without it: a person decides. */
    record Claim(UUID claimedAssetId) implements Identification {}

    /**
     * @param byKey the credential with the key that the machine shows
     * @param byIdentity the asset that the machine says to be, by its ids
     * @param itsCredential of {@code byIdentity}
     */
    static Identification of(
            Optional<Credential> byKey,
            Optional<KnownAsset> byIdentity,
            Optional<Credential> itsCredential,
            byte @Nullable [] shownKey) {
        if (byKey.isPresent()) {
            return new Same(byKey.get().assetId(), byKey.get().standing());
        }
        if (byIdentity.isEmpty()) {
            return new Unknown();
        }
        UUID asset = byIdentity.get().assetId();
        byte[] key = itsCredential.map(Credential::publicKey).orElse(null);
        boolean entitled = key == null || (shownKey != null && Arrays.equals(key, shownKey));
        return entitled
                ? new Same(asset, itsCredential.map(Credential::standing).orElse(Standing.FULL))
                : new Claim(asset);
    }
}
