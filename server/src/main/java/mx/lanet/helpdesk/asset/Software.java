package mx.lanet.helpdesk.asset;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import org.jspecify.annotations.Nullable;

/**
 * What is installed on the machines in use that a person may see, narrowed to the client chosen in the switcher. The counts
 * follow the inventories within seconds. Not for requesters.
 */
public interface Software {
    int MOST_VERSIONS = 500;

    Slice<SoftwareTitle> titles(Person person, SoftwareQuery query);

    /** As {@link #titles}, this many at most, handed out while they are read in the person's open transaction. */
    void each(Person person, SoftwareQuery query, int most, Consumer<? super SoftwareTitle> title);

    /** Empty for a program that no machine in reach has. */
    Optional<SoftwareTitle.Whole> find(Person person, String name, String publisher, @Nullable UUID clientId);

    /** By name. */
    Slice<Machine> machines(Person person, SoftwareMachines query);

    /** A machine with the versions that it has, as far as they were looked for. */
    record Machine(
            UUID assetId,
            String name,
            AssetStatus status,
            String clientName,
            String siteName,
            @Nullable String personName,
            List<String> versions) {
        public Machine {
            versions = List.copyOf(versions);
        }
    }
}
