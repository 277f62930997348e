package mx.lanet.helpdesk.asset;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;

/** Lists of machines, as far as the person may see them and narrowed to the client chosen in the switcher. */
public interface AssetLists {
    /** One page, and the numbers for the filters. A requester's list holds the machines assigned to them. */
    AssetList list(Person person, AssetQuery query);

    /** Those that the query means, whatever its order and page; at most {@value Slice#COUNTED} and one more. */
    List<UUID> ids(Person person, AssetQuery query);

    /** The machines of the list by name, at most so many, all of one moment; the query's order and page mean nothing. */
    List<AssetRow> all(Person person, AssetQuery query, int most);

    /** As {@link #all}, handed out while they are read, in the person's open transaction. */
    void each(Person person, AssetQuery query, int most, Consumer<? super AssetRow> row);

    /** One machine as a line of the list, in any state; empty for one out of reach and for an unknown one, alike. */
    Optional<AssetRow> find(Person person, UUID assetId);

    /** How many machines there are in each state. */
    AssetCounts counts(Person person);

    /** The first machines that hold the words, by name; for the search box. Empty for no words. */
    List<AssetRow> search(Person person, String words, int limit);

    /** What happened last to the machines of the person's clients. Not for requesters. */
    List<AssetDetails.Event> recentEvents(Person person, int limit);
}
