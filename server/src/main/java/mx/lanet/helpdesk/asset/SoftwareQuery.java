package mx.lanet.helpdesk.asset;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Slice;
import org.jspecify.annotations.Nullable;

/**
 * What the list of software is asked for.
 *
 * @param words looked for in name and publisher; empty for all
 * @param machines only what these have, counted among them; null for all
 * @param byName by name rather than by the number of machines
 */
public record SoftwareQuery(
        String words, @Nullable UUID clientId, boolean byName, @Nullable List<UUID> machines, Slice.Request page) {
    public SoftwareQuery {
        words = words.replace("\0", "").strip();
        words = words.substring(0, Math.min(words.length(), 100));
        machines = machines == null ? null : List.copyOf(machines);
    }
}
