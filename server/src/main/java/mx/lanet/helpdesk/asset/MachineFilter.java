package mx.lanet.helpdesk.asset;

import java.time.Instant;
import java.util.UUID;

/**
 * A list of machines with a name.
 *
 * @param list what stands behind the question mark of the list's address
 */
public record MachineFilter(UUID filterId, String name, String list, String madeByName, Instant madeAt) {
    public static final int NAME_MAX = 100;
    public static final int LIST_MAX = 1000;

    public AssetQuery query() {
        return AssetQuery.ofList(list);
    }
}
