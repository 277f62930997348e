package mx.lanet.helpdesk.report.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import mx.lanet.helpdesk.report.Letterhead;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;

/**
 * For whom and when an export is written.
 *
 * @param head the client whose it is; null for the house
 */
record Occasion(String person, Instant at, ZoneId zone, Texts texts, Letterhead.@Nullable Head head) {
    ZonedDateTime local() {
        return at.atZone(zone);
    }

    /** The name above it. */
    String house() {
        return head == null ? texts.t("web.product") : head.name();
    }
}
