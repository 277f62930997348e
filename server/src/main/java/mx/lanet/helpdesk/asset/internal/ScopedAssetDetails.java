package mx.lanet.helpdesk.asset.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.asset.AssetInventory;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Service;

@Service
class ScopedAssetDetails implements AssetDetails {
    private final Tenancy tenancy;
    private final AssetDetailTable table;
    private final EventListTable events;

    ScopedAssetDetails(Tenancy tenancy, AssetDetailTable table, EventListTable events) {
        this.tenancy = tenancy;
        this.table = table;
        this.events = events;
    }

    @Override
    public Optional<AssetDetail> find(Person person, UUID assetId) {
        Reach reach = Reach.of(person);
        return tenancy.call(reach.scope(), () -> table.find(reach, assetId));
    }

    @Override
    public List<AssetDetail> ofPerson(Person person) {
        return tenancy.call(person.scope(), () -> table.ofPerson(person.clientId(), person.userId()));
    }

    @Override
    public List<AssetDetail> assignedTo(Person reader, UUID clientId, UUID personId) {
        return reader.mayReach(clientId)
                ? tenancy.call(reader.scope(), () -> table.ofPerson(clientId, personId))
                : List.of();
    }

    @Override
    public Optional<AssetInventory> inventory(Person person, AssetDetail asset) {
        return tenancy.call(person.scope(), () -> table.inventory(asset));
    }

    @Override
    public Slice<Program> software(Person person, AssetDetail asset, String words, Slice.Request page) {
        return tenancy.call(
                person.scope(),
                () -> new Slice<>(
                        table.software(asset, words, page),
                        page.page(),
                        page.size(),
                        table.softwareCount(asset, words)));
    }

    @Override
    public long softwareCount(Person person, AssetDetail asset) {
        return tenancy.call(person.scope(), () -> table.softwareCount(asset));
    }

    @Override
    public Slice<Change> changes(Person person, AssetDetail asset, Slice.Request page) {
        return tenancy.call(
                person.scope(),
                () -> new Slice<>(table.changes(asset, page), page.page(), page.size(), table.changesCount(asset)));
    }

    @Override
    public List<Change> lastChanges(Person person, AssetDetail asset, int most) {
        return tenancy.call(person.scope(), () -> table.changes(asset, new Slice.Request(1, most)));
    }

    @Override
    public Slice<Event> events(Person person, AssetDetail asset, Slice.Request page) {
        return tenancy.call(
                person.scope(),
                () -> new Slice<>(events.events(asset, page), page.page(), page.size(), events.countEvents(asset)));
    }
}
