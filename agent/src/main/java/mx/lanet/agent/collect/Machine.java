package mx.lanet.agent.collect;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import mx.lanet.agent.collect.Volumes.Volume;
import mx.lanet.protocol.Inventory.NetworkInterface;
import mx.lanet.protocol.MachineStatus;
import mx.lanet.protocol.MachineStatus.ServiceStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor.TickType;
import oshi.hardware.NetworkIF;

/** This machine as OSHI reads it; used by one thread at a time. */
public final class Machine implements StatusSource {
    private static final Logger LOG = LoggerFactory.getLogger(Machine.class);
    private static final Duration INTERFACES_STAY = Duration.ofMinutes(10);
    private static final double HOTTEST_BELIEVABLE = 150;

    private static final Duration ANTIVIRUS_STAYS = Duration.ofMinutes(10);
    private static final Duration ANTIVIRUS_TIMEOUT = Duration.ofSeconds(20);

    private final SystemInfo system = new SystemInfo();
    private final Platform platform = Platform.here();
    private @Nullable String antivirus;
    private Duration antivirusAt = Duration.ofDays(-1);
    private List<NetworkIF> interfaces = List.of();
    private Duration interfacesAt = Duration.ofDays(-1);
    private volatile boolean isWatching;
    private Counters before = counters();

    @Override
    public MachineStatus read(List<String> watchedServices, @Nullable Integer pendingUpdates) {
        var now = counters();
        var memory = system.getHardware().getMemory();
        var os = system.getOperatingSystem();
        var volumes = volumes();
        var status = new MachineStatus(
                now.cpuPercentSince(before),
                Counters.percent(memory.getTotal() - memory.getAvailable(), memory.getTotal()),
                Volumes.fullest(volumes),
                now.megabitsSince(before),
                os.getSystemUptime(),
                Instant.ofEpochSecond(os.getSystemBootTime()),
                isConnected() ? "connected" : "disconnected",
                pendingUpdates,
                antivirus(now.at()),
                temperature(),
                os.getProcessCount(),
                os.getThreadCount(),
                os.getSessions().stream()
                        .map(s -> s.getUserName())
                        .distinct()
                        .limit(100)
                        .toList(),
                watched(watchedServices),
                Volumes.statuses(volumes),
                restartPending());
        before = now;
        return status;
    }

    @Override
    public boolean differs() {
        return isWatching && platform.differs();
    }

    // It changes seldom and costs a query, so it is asked more rarely than a heartbeat is sent.
    private @Nullable String antivirus(Duration now) {
        if (now.minus(antivirusAt).compareTo(ANTIVIRUS_STAYS) > 0) {
            antivirus = new Collectors(ANTIVIRUS_TIMEOUT).run("antivirus", platform::antivirus);
            antivirusAt = now;
        }
        return antivirus;
    }

    private @Nullable Boolean restartPending() {
        try {
            return platform.isRestartPending();
        } catch (IOException | RuntimeException e) {
            LOG.atDebug().log("whether a restart is pending is not known: {}", e.getMessage());
            return null;
        }
    }

    SystemInfo system() {
        return system;
    }

    /** Local volumes, also those that do not matter. */
    List<Volume> volumes() {
        return system.getOperatingSystem().getFileSystem().getFileStores(true).stream()
                .map(s ->
                        new Volume(s.getMount(), s.getType(), s.getTotalSpace(), s.getFreeSpace(), s.getUsableSpace()))
                .toList();
    }

    /** Interfaces of the machine itself, without those of containers and virtual machines on it. */
    List<NetworkInterface> networkInterfaces() {
        return system.getHardware().getNetworkIFs().stream()
                .filter(Machine::isOwn)
                .map(Machine::networkInterface)
                .toList();
    }

    private static NetworkInterface networkInterface(NetworkIF nic) {
        var addresses = Stream.concat(Arrays.stream(nic.getIPv4addr()), Arrays.stream(nic.getIPv6addr()))
                .toList();
        var megabits = nic.getSpeed() / 1_000_000;
        return new NetworkInterface(
                nic.getName(),
                nic.getDisplayName().equals(nic.getName()) ? null : nic.getDisplayName(),
                Known.orNull(nic.getMacaddr()),
                addresses,
                Known.positive(megabits));
    }

    static boolean isOwn(NetworkIF nic) {
        return Stream.of("lo", "veth", "docker", "br-", "virbr", "vnet", "cni", "flannel")
                .noneMatch(prefix -> prefix.equals("lo")
                        ? nic.getName().equals("lo")
                        : nic.getName().startsWith(prefix));
    }

    private Counters counters() {
        var ticks = system.getHardware().getProcessor().getSystemCpuLoadTicks();
        long total = Arrays.stream(ticks).sum();
        long idle = ticks[TickType.IDLE.getIndex()] + ticks[TickType.IOWAIT.getIndex()];
        return new Counters(Duration.ofNanos(System.nanoTime()), total - idle, total, networkBytes());
    }

    private long networkBytes() {
        var now = Duration.ofNanos(System.nanoTime());
        if (now.minus(interfacesAt).compareTo(INTERFACES_STAY) > 0) {
            interfaces = system.getHardware().getNetworkIFs().stream()
                    .filter(Machine::isOwn)
                    .toList();
            interfacesAt = now;
        }
        interfaces.forEach(NetworkIF::updateAttributes);
        return interfaces.stream()
                .mapToLong(nic -> nic.getBytesRecv() + nic.getBytesSent())
                .sum();
    }

    private static boolean isConnected() {
        try {
            return java.net.NetworkInterface.networkInterfaces().anyMatch(nic -> {
                try {
                    return nic.isUp()
                            && !nic.isLoopback()
                            && nic.inetAddresses().anyMatch(a -> !a.isLinkLocalAddress());
                } catch (SocketException e) {
                    return false;
                }
            });
        } catch (SocketException e) {
            return false;
        }
    }

    private @Nullable Double temperature() {
        double celsius = system.getHardware().getSensors().getCpuTemperature();
        // Machines without a sensor say 0 or NaN.
        return celsius > 0 && celsius < HOTTEST_BELIEVABLE ? Counters.rounded(celsius) : null;
    }

    private @Nullable List<ServiceStatus> watched(List<String> names) {
        isWatching = !names.isEmpty();
        if (names.isEmpty()) {
            return null;
        }
        try {
            return platform.watched(names);
        } catch (IOException | RuntimeException e) {
            LOG.atDebug().log("services are not watched: {}", e.getMessage());
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
