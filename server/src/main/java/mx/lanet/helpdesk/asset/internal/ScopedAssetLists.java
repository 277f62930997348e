package mx.lanet.helpdesk.asset.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import mx.lanet.helpdesk.asset.AssetCounts;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.asset.AssetList;
import mx.lanet.helpdesk.asset.AssetLists;
import mx.lanet.helpdesk.asset.AssetQuery;
import mx.lanet.helpdesk.asset.AssetRow;
import mx.lanet.helpdesk.asset.AssetSort;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Service;

@Service
class ScopedAssetLists implements AssetLists {
    private final Tenancy tenancy;
    private final AssetListTable table;
    private final EventListTable events;

    ScopedAssetLists(Tenancy tenancy, AssetListTable table, EventListTable events) {
        this.tenancy = tenancy;
        this.table = table;
        this.events = events;
    }

    @Override
    public AssetList list(Person person, AssetQuery query) {
        Reach reach = Reach.ofLists(person);
        return tenancy.call(
                reach.scope(),
                () -> query.words().isEmpty()
                        ? table.list(reach, query)
                        : new AssetList(table.search(reach, query), null));
    }

    @Override
    public List<UUID> ids(Person person, AssetQuery query) {
        Reach reach = Reach.ofLists(person);
        return tenancy.call(reach.scope(), () -> table.ids(reach, query, null));
    }

    public List<AssetRow> all(Person person, AssetQuery query, int most) {
        Reach reach = Reach.ofLists(person);
        AssetQuery byName = query.sort(AssetSort.NAME, false);
        return tenancy.call(reach.scope(), () -> table.first(reach, byName, most));
    }

    @Override
    public void each(Person person, AssetQuery query, int most, Consumer<? super AssetRow> row) {
        Reach reach = Reach.ofLists(person);
        AssetQuery byName = query.sort(AssetSort.NAME, false);
        tenancy.run(reach.scope(), () -> table.each(reach, byName, most, row));
    }

    @Override
    public Optional<AssetRow> find(Person person, UUID assetId) {
        Reach reach = Reach.of(person);
        return tenancy.call(reach.scope(), () -> table.find(reach, assetId));
    }

    @Override
    public AssetCounts counts(Person person) {
        Reach reach = Reach.ofLists(person);
        return tenancy.call(reach.scope(), () -> table.counts(reach, AssetQuery.all()));
    }

    @Override
    public List<AssetRow> search(Person person, String words, int limit) {
        if (words.isBlank()) {
            return List.of();
        }
        Reach reach = Reach.ofLists(person);
        AssetQuery query = AssetQuery.all().words(words).page(new Slice.Request(1, limit));
        return tenancy.call(reach.scope(), () -> table.search(reach, query).items());
    }

    @Override
    public List<AssetDetails.Event> recentEvents(Person person, int limit) {
        if (person.role() == Role.REQUESTER) {
            throw new IllegalArgumentException("a requester sees the own machine only");
        }
        Reach reach = Reach.ofLists(person);
        return tenancy.call(reach.scope(), () -> events.recentEvents(reach, limit));
    }
}
