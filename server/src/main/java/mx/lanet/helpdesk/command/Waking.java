package mx.lanet.helpdesk.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.asset.AssetEvents;
import mx.lanet.helpdesk.asset.Assets;
import mx.lanet.helpdesk.asset.KnownAsset;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Service;

/** Wakes a machine that is off: another one of its site that is on calls it by its network address. */
@Service
public class Waking {
    private final Commands commands;
    private final Assets assets;
    private final AssetEvents events;
    private final Tenancy tenancy;

    Waking(Commands commands, Assets assets, AssetEvents events, Tenancy tenancy) {
        this.commands = commands;
        this.assets = assets;
        this.events = events;
        this.tenancy = tenancy;
    }

    /** What came of it. */
    public sealed interface Woken {
        /** That machine was asked to call it. */
        record Asked(String neighbour) implements Woken {}

        /** No other machine of the site is on. */
        record NoNeighbour() implements Woken {}

        /** Nobody knows its network address. */
        record NoAddress() implements Woken {}
    }

    /** Orders it of the neighbour that has been on for longest; refuses as {@link Commands#order} does. */
    public Woken wake(Person person, AssetDetail asset, String reason) {
        List<String> addresses =
                tenancy.call(person.scope(), () -> assets.macAddresses(asset.clientId(), asset.assetId()));
        if (addresses.isEmpty()) {
            return new Woken.NoAddress();
        }
        Optional<KnownAsset> neighbour = tenancy.call(
                person.scope(), () -> assets.findOnlineNeighbour(asset.clientId(), asset.siteId(), asset.assetId()));
        if (neighbour.isEmpty()) {
            return new Woken.NoNeighbour();
        }
        KnownAsset caller = neighbour.get();
        commands.order(
                person,
                CommandOrder.of(asset.clientId(), caller.assetId(), CommandKind.WAKE_ON_LAN, addresses, reason));
        tenancy.run(
                person.scope(),
                () -> events.add(asset.clientId(), asset.assetId(), "wake_asked", Map.of("neighbour", caller.name())));
        return new Woken.Asked(caller.name());
    }
}
