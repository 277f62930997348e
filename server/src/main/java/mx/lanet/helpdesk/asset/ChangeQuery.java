package mx.lanet.helpdesk.asset;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Slice;
import org.jspecify.annotations.Nullable;

/**
 * What the history of changes is asked for.
 *
 * @param words looked for in the names of programs, and in what the facts of a machine were and are; empty for all
 * @param from the first moment; null for any
 * @param machines of these alone; null for all
 * @param until the first moment after; null for now
 */
public record ChangeQuery(
        String words,
        @Nullable ChangeKind kind,
        @Nullable UUID clientId,
        @Nullable UUID siteId,
        @Nullable UUID assetId,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable List<UUID> machines,
        Slice.Request page) {
    public static final int LONGEST_WORDS = 100;

    public ChangeQuery {
        words = words.replace("\0", "").strip();
        words = words.substring(0, Math.min(words.length(), LONGEST_WORDS));
    }

    public ChangeQuery(
            String words,
            @Nullable ChangeKind kind,
            @Nullable UUID clientId,
            @Nullable UUID siteId,
            @Nullable UUID assetId,
            @Nullable Instant from,
            @Nullable Instant until,
            Slice.Request page) {
        this(words, kind, clientId, siteId, assetId, from, until, null, page);
    }

    /** Everything that changed on one machine. */
    public static ChangeQuery of(UUID assetId, String words, @Nullable ChangeKind kind, Slice.Request page) {
        return new ChangeQuery(words, kind, null, null, assetId, null, null, page);
    }
}
