package mx.lanet.helpdesk.asset;

import java.util.UUID;
import java.util.function.Consumer;
import mx.lanet.helpdesk.asset.AssetDetails.Change;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;

/** What changed in the inventories of all machines that a person may see. */
public interface ChangeHistory {
    /** How far the changes are counted and paged; then a narrower question is due. */
    int COUNTED = 1_000;

    /** Newest first, narrowed to the client chosen in the switcher unless one machine is asked for. */
    Slice<Line> search(Person person, ChangeQuery query);

    /** As {@link #search}, this many at most, handed out while they are read in the person's open transaction. */
    void each(Person person, ChangeQuery query, int most, Consumer<? super Line> line);

    /** A change with its machine. */
    record Line(UUID assetId, String assetName, String clientName, String siteName, Change change) {}
}
