package mx.lanet.helpdesk.apikey.internal;

import java.time.Instant;
import java.util.Locale;
import mx.lanet.helpdesk.apikey.KeySummary;

/**
 * A key as the list shows it.
 *
 * @param status usable, ending, expired, off or revoked, of now
 */
public record KeyLine(KeySummary key, String status) {
    static KeyLine of(KeySummary key, Instant now) {
        return new KeyLine(key, key.status(now).name().toLowerCase(Locale.ROOT));
    }

    public String path() {
        return "/api-keys/" + key.keyId();
    }
}
