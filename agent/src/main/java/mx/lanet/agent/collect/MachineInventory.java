package mx.lanet.agent.collect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import mx.lanet.protocol.InstalledSoftware;
import mx.lanet.protocol.Inventory;
import mx.lanet.protocol.Inventory.Disk;
import mx.lanet.protocol.Inventory.Domain;
import mx.lanet.protocol.Inventory.Hardware;
import mx.lanet.protocol.Inventory.Software;
import mx.lanet.protocol.Inventory.Updates;
import mx.lanet.protocol.ServiceFacts;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.hardware.GraphicsCard;

/** Collects this machine's inventory, by OSHI and the operating system's own programs. */
public final class MachineInventory implements InventorySource {
    private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");
    private static final ZoneId ZONE = ZoneId.systemDefault();

    @Override
    public Inventory collect(UUID assetId, Instant now, Duration timeout) {
        var collectors = new Collectors(timeout);
        // Made for each inventory and dropped after it: OSHI's caches would else stay in memory for an hour.
        var machine = new Machine();
        var hardware = hardware(machine, collectors);
        var network = collectors.run("network", machine::networkInterfaces);
        var domain = collectors.run("domain", () -> domain(machine.system()));
        var software = software(machine.system(), collectors);
        return new Inventory(assetId, now, hardware, software, network, domain, collectors.outcomes());
    }

    private static @Nullable Hardware hardware(Machine machine, Collectors collectors) {
        var facts = collectors.run("hardware", () -> MachineFacts.read(machine.system()));
        var disks = collectors.run("disks", () -> disks(machine.system()));
        var volumes = collectors.run("volumes", () -> volumes(machine));
        var gpus = collectors.run("graphics", () -> machine.system().getHardware().getGraphicsCards().stream()
                .map(GraphicsCard::getName)
                .toList());
        return facts == null ? null : facts.hardware(disks, volumes, gpus);
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

    private static Domain domain(SystemInfo system) {
        var network = system.getOperatingSystem().getNetworkParams();
        return new Domain(
                network.getHostName(),
                Known.orNull(network.getDomainName()),
                List.of(network.getDnsServers()),
                Known.orNull(network.getIpv4DefaultGateway()));
    }

    private static @Nullable Software software(SystemInfo system, Collectors collectors) {
        var programs = WINDOWS || hasDpkg() || hasRpm() ? collectors.run("software", () -> programs(system)) : null;
        var services = WINDOWS || hasSystemd() ? collectors.run("services", () -> services(system)) : null;
        var updates = hasApt() ? collectors.run("updates", MachineInventory::updates) : null;
        return programs == null && services == null && updates == null
                ? null
                : new Software(programs, services, updates);
    }

    private static List<InstalledSoftware> programs(SystemInfo system) throws IOException, InterruptedException {
        if (WINDOWS) {
            return system.getOperatingSystem().getInstalledApplications().stream()
                    .map(a -> new InstalledSoftware(
                            a.getName(), Known.orNull(a.getVersion()), Known.orNull(a.getVendor()), null, null))
                    .toList();
        }
        var found = new ArrayList<InstalledSoftware>();
        if (hasDpkg()) {
            found.addAll(Packages.dpkg(Program.output(Packages.DPKG), ZONE));
        }
        if (hasRpm()) {
            found.addAll(Packages.rpm(Program.output(Packages.RPM), ZONE));
        }
        return found;
    }

    private static List<ServiceFacts> services(SystemInfo system) throws IOException, InterruptedException {
        if (WINDOWS) {
            return system.getOperatingSystem().getServices().stream()
                    .map(s -> new ServiceFacts(s.getName(), s.getState().name().toLowerCase(Locale.ROOT), null, null))
                    .toList();
        }
        return SystemdUnits.services(Program.output(SystemdUnits.LOADED), Program.output(SystemdUnits.INSTALLED));
    }

    private static Updates updates() throws IOException, InterruptedException {
        var pending = AptUpdates.pending(Program.output(AptUpdates.DRY_RUN));
        var history = textOrEmpty(Path.of("/var/log/apt/history.log"));
        var periodic = textOrEmpty(Path.of("/etc/apt/apt.conf.d/20auto-upgrades"));
        return new Updates(
                lastModified(Path.of("/var/lib/apt/lists")),
                pending,
                AptUpdates.lastInstall(history, ZONE),
                AptUpdates.isAutomatic(periodic));
    }

    private static String textOrEmpty(Path file) throws IOException {
        return Files.isReadable(file) && Files.size(file) < 4 << 20 ? Files.readString(file) : "";
    }

    private static @Nullable String lastModified(Path path) throws IOException {
        return Files.exists(path) ? Files.getLastModifiedTime(path).toInstant().toString() : null;
    }

    private static boolean hasDpkg() {
        return Files.isExecutable(Path.of("/usr/bin/dpkg-query"));
    }

    // Debian packages rpm too, as a tool with an empty database.
    private static boolean hasRpm() {
        return !hasDpkg() && Files.isExecutable(Path.of("/usr/bin/rpm"));
    }

    private static boolean hasSystemd() {
        return Files.isDirectory(Path.of("/run/systemd/system"));
    }

    private static boolean hasApt() {
        return Files.isExecutable(Path.of("/usr/bin/apt-get"));
    }
}
