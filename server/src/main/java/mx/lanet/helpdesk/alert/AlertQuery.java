package mx.lanet.helpdesk.alert;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts a list shows; null is no filter.
 *
 * @param kind at most 100 characters
 * @param siteId beside its client only
 * @param machines alerts of these alone; null for all
 */
public record AlertQuery(
        Show show,
        @Nullable Severity severity,
        @Nullable String kind,
        @Nullable UUID clientId,
        @Nullable UUID siteId,
        @Nullable UUID assetId,
        @Nullable List<UUID> machines,
        Slice.Request page) {
    public AlertQuery(
            Show show,
            @Nullable Severity severity,
            @Nullable String kind,
            @Nullable UUID clientId,
            @Nullable UUID siteId,
            @Nullable UUID assetId,
            Slice.Request page) {
        this(show, severity, kind, clientId, siteId, assetId, null, page);
    }

    /** The same alerts, whatever page of their list is asked for. */
    AlertQuery onlyWhich() {
        return new AlertQuery(show, severity, kind, clientId, siteId, assetId, machines, new Slice.Request(1, 1));
    }

    /** By how they stand. */
    public enum Show {
        /** Whatever people decided about them. */
        OPEN,
        /** Open ones that nobody has taken note of. */
        NEW,
        ACKNOWLEDGED,
        SILENCED,
        CLOSED,
        ALL;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Show> find(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word().equals(word))
                    .findFirst();
        }

        boolean ofOpen() {
            return this != CLOSED && this != ALL;
        }
    }
}
