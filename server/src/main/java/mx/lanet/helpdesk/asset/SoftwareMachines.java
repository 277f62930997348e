package mx.lanet.helpdesk.asset;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Which machines are looked for that have a program.
 *
 * @param version just this version; null for any
 * @param olderThan versions that came before this one; empty for any
 * @param machines among these alone; null for all
 */
public record SoftwareMachines(
        String name,
        String publisher,
        @Nullable UUID clientId,
        @Nullable String version,
        String olderThan,
        @Nullable List<UUID> machines,
        Slice.Request page) {
    public SoftwareMachines(
            String name,
            String publisher,
            @Nullable UUID clientId,
            @Nullable String version,
            String olderThan,
            Slice.Request page) {
        this(name, publisher, clientId, version, olderThan, null, page);
    }
}
