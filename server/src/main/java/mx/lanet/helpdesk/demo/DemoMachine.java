package mx.lanet.helpdesk.demo;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetChanges;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.asset.AssetLists;
import mx.lanet.helpdesk.asset.AssetQuery;
import mx.lanet.helpdesk.asset.AssetRow;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Gives the machine that has just joined to the demonstration's requester, and a year of history. */
@Component
@Profile("demo")
class DemoMachine {
    private final Users users;
    private final AssetLists lists;
    private final AssetDetails details;
    private final AssetChanges changes;
    private final DemoHistory history;
    private final Tenancy tenancy;

    DemoMachine(
            Users users,
            AssetLists lists,
            AssetDetails details,
            AssetChanges changes,
            DemoHistory history,
            Tenancy tenancy) {
        this.users = users;
        this.lists = lists;
        this.details = details;
        this.changes = changes;
        this.history = history;
        this.tenancy = tenancy;
    }

    /** Only while there is one machine: of several, people say whose they are. */
    void give() {
        Optional<User> requester = named(DemoData.CAFE, DemoData.REQUESTER);
        Optional<User> technician = named(Person.HOUSE, DemoData.TECHNICIAN);
        if (requester.isEmpty() || technician.isEmpty()) {
            return;
        }
        Person giver = DemoData.signedIn(technician.get(), Set.of(DemoData.CAFE));
        List<AssetRow> machines =
                lists.list(giver, AssetQuery.all().client(DemoData.CAFE)).rows().items();
        if (machines.size() == 1 && machines.getFirst().personId() == null) {
            User user = requester.get();
            history.makeUp(DemoData.CAFE, machines.getFirst().assetId());
            details.find(giver, machines.getFirst().assetId())
                    .ifPresent(asset -> changes.assign(giver, asset, asset.version(), user.id(), user.name()));
        }
    }

    private Optional<User> named(UUID clientId, String name) {
        return tenancy.call(new Scope.Everything(), () -> users.ofClient(clientId, name, 1)).stream()
                .findFirst();
    }
}
