package mx.lanet.helpdesk.alert;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an alert is about.
 *
 * @param assetId the machine, when there is one: a job may have one, too
 * @param siteId the site, of one that is about a whole site
 */
public record About(Kind kind, UUID clientId, UUID id, @Nullable UUID assetId, @Nullable UUID siteId) {

    /** A machine, a whole site, a scheduled job. */
    public enum Kind {
        ASSET,
        SITE,
        JOB;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static About asset(UUID clientId, UUID assetId) {
        return new About(Kind.ASSET, clientId, assetId, assetId, null);
    }

    public static About site(UUID clientId, UUID siteId) {
        return new About(Kind.SITE, clientId, siteId, null, siteId);
    }

    /** @param assetId the machine that runs it; null when nobody said */
    public static About job(UUID clientId, UUID jobId, @Nullable UUID assetId) {
        return new About(Kind.JOB, clientId, jobId, assetId, null);
    }
}
