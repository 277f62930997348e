package mx.lanet.agent.collect;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import mx.lanet.protocol.Inventory;
import mx.lanet.protocol.Inventory.Disk;
import mx.lanet.protocol.Inventory.Domain;
import mx.lanet.protocol.Inventory.Hardware;
import mx.lanet.protocol.Inventory.Monitor;
import mx.lanet.protocol.Inventory.Software;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.hardware.GraphicsCard;

/** Collects this machine's inventory, by OSHI and the operating system's own means, one collector after the other. */
public final class MachineInventory implements InventorySource {
    private final Platform platform = Platform.here();

    @Override
    public Inventory collect(UUID assetId, Instant now, Duration timeout) {
        var collectors = new Collectors(timeout);
        // Made for each inventory and dropped after it: OSHI's caches would else stay in memory for an hour.
        var machine = new Machine();
        var hardware = hardware(machine, collectors);
        var network = collectors.run("network", machine::networkInterfaces);
        var domain = domain(machine.system(), collectors);
        var software = software(collectors);
        return new Inventory(assetId, now, hardware, software, network, domain, collectors.outcomes());
    }

    private @Nullable Hardware hardware(Machine machine, Collectors collectors) {
        var system = machine.system();
        var facts = collectors.run("hardware", () -> MachineFacts.read(system));
        var parts = new MachineFacts.Parts(
                collectors.run("disks", () -> disks(system)),
                collectors.run("volumes", () -> volumes(machine)),
                collectors.run("graphics", () -> system.getHardware().getGraphicsCards().stream()
                        .map(GraphicsCard::getName)
                        .toList()),
                collectors.run(
                        "memory_modules",
                        () -> HardwareParts.memory(
                                system.getHardware().getMemory().getPhysicalMemory())),
                collectors.run("monitors", this::monitors),
                collectors.run(
                        "batteries",
                        () -> HardwareParts.batteries(system.getHardware().getPowerSources())),
                collectors.run("printers", platform::printers));
        return facts == null ? null : facts.hardware(parts);
    }

    private static List<Disk> disks(SystemInfo system) {
        return system.getHardware().getDiskStores().stream()
                .filter(d -> d.getSize() > 0)
                .map(d -> new Disk(
                        d.getName(),
                        Known.orNull(d.getModel().replace("(Standard disk drives)", "")),
                        Known.orNull(d.getSerial()),
                        d.getSize()))
                .toList();
    }

    private static List<Inventory.Volume> volumes(Machine machine) {
        return machine.volumes().stream()
                .filter(Volumes::matters)
                .map(v -> new Inventory.Volume(v.mount(), v.type(), v.total()))
                .toList();
    }

    private @Nullable List<Monitor> monitors() throws IOException {
        var edids = platform.monitors();
        return edids == null
                ? null
                : edids.stream().map(Edid::monitor).filter(Objects::nonNull).toList();
    }

    private @Nullable Domain domain(SystemInfo system, Collectors collectors) {
        var network = collectors.run("domain", () -> system.getOperatingSystem().getNetworkParams());
        var membership = collectors.run("membership", platform::membership);
        var users = collectors.run("local_users", platform::localUsers);
        if (network == null && membership == null && users == null) {
            return null;
        }
        return new Domain(
                network == null ? null : network.getHostName(),
                network == null ? null : domainName(network.getDomainName(), network.getHostName()),
                network == null ? null : List.of(network.getDnsServers()),
                network == null ? null : Known.orNull(network.getIpv4DefaultGateway()),
                membership == null ? null : membership.isDomainJoined(),
                membership == null ? null : membership.workgroup(),
                users);
    }

    /** A machine without a domain tells its own name, or its workgroup's sign for none. */
    static @Nullable String domainName(@Nullable String domain, String host) {
        var known = Known.orNull(domain);
        return known == null || known.equalsIgnoreCase(host) || known.startsWith("(") ? null : known;
    }

    private @Nullable Software software(Collectors collectors) {
        var programs = collectors.run("software", platform::programs);
        var services = collectors.run("services", platform::services);
        var updates = collectors.run("updates", platform::updates);
        var installed = collectors.run("installed_updates", platform::installedUpdates);
        return programs == null && services == null && updates == null && installed == null
                ? null
                : new Software(programs, services, updates, installed);
    }
}
