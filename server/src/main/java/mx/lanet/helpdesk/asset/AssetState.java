package mx.lanet.helpdesk.asset;

import java.util.Locale;

/** Whether an asset is in use. In quarantine it waits for a person, since it claims another asset's identity. */
public enum AssetState {
    ACTIVE,
    QUARANTINE,
    RETIRED;

    /** The word in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static AssetState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
