package mx.lanet.helpdesk.setting;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Site;
import mx.lanet.helpdesk.shared.Person;
import org.jspecify.annotations.Nullable;

/**
 * Where something is said: the house, a client, a site or a machine. Whoever holds one has found it through a person's
 * reach.
 *
 * @param clientId the house's own for the house
 * @param target what is said something of: the client itself, its site or its machine
 * @param siteId of a site and of a machine
 * @param role of a machine
 */
public record Place(
        Layer layer,
        UUID clientId,
        UUID target,
        String name,
        String clientName,
        @Nullable UUID siteId,
        String siteName,
        @Nullable MachineRole role) {

    public static Place house() {
        return new Place(Layer.HOUSE, Person.HOUSE, Person.HOUSE, "", "", null, "", null);
    }

    public static Place of(Client client) {
        return new Place(Layer.CLIENT, client.id(), client.id(), client.name(), client.name(), null, "", null);
    }

    public static Place of(Client client, Site site) {
        return new Place(Layer.SITE, client.id(), site.id(), site.name(), client.name(), site.id(), site.name(), null);
    }

    public static Place of(AssetDetail asset) {
        return new Place(
                Layer.ASSET,
                asset.clientId(),
                asset.assetId(),
                asset.name(),
                asset.clientName(),
                asset.siteId(),
                asset.siteName(),
                MachineRole.ofKind(asset.kind()));
    }

    /** The columns of its page. */
    public List<MachineRole> columns() {
        return layer == Layer.ASSET ? List.of(MachineRole.ANY) : MachineRole.OF_MANY;
    }

    /** The role whose wide values a column takes over. */
    MachineRole inherits(MachineRole column) {
        return role == null ? column : role;
    }
}
