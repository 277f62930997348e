package mx.lanet.agent.collect;

import java.util.List;
import mx.lanet.agent.link.AgentVersion;
import mx.lanet.protocol.HardwareInfo;
import mx.lanet.protocol.Inventory.Battery;
import mx.lanet.protocol.Inventory.Disk;
import mx.lanet.protocol.Inventory.Hardware;
import mx.lanet.protocol.Inventory.MemoryModule;
import mx.lanet.protocol.Inventory.Monitor;
import mx.lanet.protocol.Inventory.NetworkInterface;
import mx.lanet.protocol.Inventory.Printer;
import mx.lanet.protocol.Inventory.Volume;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;

/**
 * What hardly changes on a machine: name, make, processor, memory, operating system.
 *
 * @param ramBytes installed memory, null when it cannot be read
 */
public record MachineFacts(
        String computerName,
        @Nullable String manufacturer,
        @Nullable String model,
        @Nullable String serialNumber,
        @Nullable String motherboard,
        @Nullable String biosVersion,
        @Nullable String cpu,
        @Nullable Integer cpuCores,
        @Nullable Integer cpuThreads,
        @Nullable String architecture,
        @Nullable Long ramBytes,
        @Nullable String os,
        @Nullable String osVersion,
        @Nullable String osBuild,
        @Nullable String machineId,
        @Nullable String biosDate) {

    static MachineFacts read(SystemInfo system) {
        var hardware = system.getHardware();
        var computer = hardware.getComputerSystem();
        var board = computer.getBaseboard();
        var cpu = hardware.getProcessor();
        var os = system.getOperatingSystem();
        var version = os.getVersionInfo();
        return new MachineFacts(
                os.getNetworkParams().getHostName(),
                Known.orNull(computer.getManufacturer()),
                Known.orNull(computer.getModel()),
                Known.orNull(computer.getSerialNumber()),
                joined(board.getManufacturer(), board.getModel()),
                Known.orNull(computer.getFirmware().getVersion()),
                Known.orNull(cpu.getProcessorIdentifier().getName()),
                positive(cpu.getPhysicalProcessorCount()),
                positive(cpu.getLogicalProcessorCount()),
                System.getProperty("os.arch"),
                Known.positive(hardware.getMemory().getTotal()),
                os.getFamily(),
                Known.orNull(version.getVersion()),
                Known.orNull(version.getBuildNumber()),
                MachineId.read(),
                Known.orNull(computer.getFirmware().getReleaseDate()));
    }

    /** What the machine is made of; null is what could not be read. */
    record Parts(
            @Nullable List<Disk> disks,
            @Nullable List<Volume> volumes,
            @Nullable List<String> gpus,
            @Nullable List<MemoryModule> memoryModules,
            @Nullable List<Monitor> monitors,
            @Nullable List<Battery> batteries,
            @Nullable List<Printer> printers) {}

    /** The facts a machine joins with. */
    public static HardwareInfo forRegistration() {
        var machine = new Machine();
        var facts = read(machine.system());
        var nics = machine.networkInterfaces();
        long disk = machine.volumes().stream()
                .filter(Volumes::matters)
                .mapToLong(Volumes.Volume::total)
                .sum();
        return facts.joining(first(nics), disk);
    }

    private HardwareInfo joining(@Nullable NetworkInterface nic, long diskBytes) {
        return new HardwareInfo(
                computerName,
                machineId,
                os,
                osVersion,
                cpu,
                cpuCores,
                cpuThreads,
                ramBytes == null ? null : gigabytes(ramBytes),
                diskBytes == 0 ? null : gigabytes(diskBytes),
                nic == null ? null : nic.macAddress(),
                nic == null || nic.ipAddresses().isEmpty()
                        ? null
                        : nic.ipAddresses().getFirst(),
                null,
                serialNumber,
                motherboard,
                biosVersion,
                null,
                null,
                null,
                null,
                AgentVersion.CURRENT,
                null,
                null);
    }

    Hardware hardware(Parts parts) {
        return new Hardware(
                computerName,
                manufacturer,
                model,
                serialNumber,
                motherboard,
                biosVersion,
                cpu,
                cpuCores,
                cpuThreads,
                architecture,
                ramBytes,
                parts.disks(),
                parts.volumes(),
                parts.gpus(),
                os,
                osVersion,
                osBuild,
                machineId,
                AgentVersion.CURRENT,
                biosDate,
                parts.memoryModules(),
                parts.monitors(),
                parts.batteries(),
                parts.printers());
    }

    // The interface that has an address speaks for the machine.
    private static @Nullable NetworkInterface first(List<NetworkInterface> nics) {
        return nics.stream()
                .filter(nic -> nic.macAddress() != null && !nic.ipAddresses().isEmpty())
                .findFirst()
                .orElse(nics.isEmpty() ? null : nics.getFirst());
    }

    /** Memory in the next whole GB as it was sold, since the firmware keeps some for itself. */
    static String gigabytes(long bytes) {
        long gb = Math.ceilDiv(bytes, 1L << 30);
        return gb + " GB";
    }

    private static @Nullable Integer positive(int number) {
        return number > 0 ? number : null;
    }

    private static @Nullable String joined(@Nullable String first, @Nullable String second) {
        var one = Known.orNull(first);
        var two = Known.orNull(second);
        return one == null ? two : two == null ? one : one + " " + two;
    }
}
