package mx.lanet.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /api/agents/inventory}, at most 16 MiB. A section or list that is {@code null} was not collected
 * and changes nothing on the server; an empty one says that there is nothing.
 *
 * @param collectors how each collector ended: ok, timed_out or failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Inventory(
        @JsonProperty("asset_id") UUID assetId,
        @JsonProperty("collected_at") Instant collectedAt,
        @Nullable Hardware hardware,
        @Nullable Software software,
        @Nullable List<NetworkInterface> network,
        @Nullable Domain domain,
        @Nullable Map<String, String> collectors) {

    /**
     * The machine itself and its operating system.
     *
     * @param ramBytes installed memory
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Hardware(
            @JsonProperty("computer_name") @Nullable String computerName,
            @Nullable String manufacturer,
            @Nullable String model,
            @JsonProperty("serial_number") @Nullable String serialNumber,
            @Nullable String motherboard,
            @JsonProperty("bios_version") @Nullable String biosVersion,
            @Nullable String cpu,
            @JsonProperty("cpu_cores") @Nullable Integer cpuCores,
            @JsonProperty("cpu_threads") @Nullable Integer cpuThreads,
            @Nullable String architecture,
            @JsonProperty("ram_bytes") @Nullable Long ramBytes,
            @Nullable List<Disk> disks,
            @Nullable List<Volume> volumes,
            @Nullable List<String> gpus,
            @Nullable String os,
            @JsonProperty("os_version") @Nullable String osVersion,
            @JsonProperty("os_build") @Nullable String osBuild,
            @JsonProperty("machine_id") @Nullable String machineId,
            @JsonProperty("agent_version") @Nullable String agentVersion,
            @JsonProperty("bios_date") @Nullable String biosDate,
            @JsonProperty("memory_modules") @Nullable List<MemoryModule> memoryModules,
            @Nullable List<Monitor> monitors,
            @Nullable List<Battery> batteries,
            @Nullable List<Printer> printers) {}

    /** A module of memory in its slot. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MemoryModule(
            @Nullable String slot,
            @JsonProperty("size_bytes") long sizeBytes,
            @Nullable String type,
            @JsonProperty("speed_mhz") @Nullable Long speedMhz,
            @Nullable String manufacturer,
            @JsonProperty("part_number") @Nullable String partNumber,
            @Nullable String serial) {}

    /**
     * A connected monitor, as its EDID tells it.
     *
     * @param manufacturer its three letters of the PNP register, such as {@code DEL}
     * @param year of manufacture
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Monitor(
            @Nullable String manufacturer, @Nullable String model, @Nullable String serial, @Nullable Integer year) {}

    /**
     * A battery; its charge is a reading and is not told here.
     *
     * @param designCapacity in the unit, when new
     * @param capacityUnit mWh or mAh
     * @param healthPercent what it holds now of what it held when new
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Battery(
            String name,
            @Nullable String manufacturer,
            @Nullable String chemistry,
            @Nullable String serial,
            @JsonProperty("design_capacity") @Nullable Long designCapacity,
            @JsonProperty("capacity_unit") @Nullable String capacityUnit,
            @JsonProperty("health_percent") @Nullable Integer healthPercent) {}

    /** A printer that the machine knows. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Printer(
            String name,
            @Nullable String driver,
            @Nullable String port,
            @JsonProperty("is_default") boolean isDefault) {}

    /** A physical disk. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Disk(
            String name, @Nullable String model, @Nullable String serial, @JsonProperty("size_bytes") long sizeBytes) {}

    /** A mounted volume. Its free space is a reading, so it is told by {@link MachineStatus} and not here. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Volume(String mount, @Nullable String type, @JsonProperty("total_bytes") long totalBytes) {}

    /** Programs, services and updates. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Software(
            @JsonProperty("installed_software") @Nullable List<InstalledSoftware> installedSoftware,
            @Nullable List<ServiceFacts> services,
            @Nullable Updates updates,
            @JsonProperty("installed_updates") @Nullable List<InstalledUpdate> installedUpdates) {}

    /** State of the operating system's updates; dates in ISO 8601. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Updates(
            @JsonProperty("last_check") @Nullable String lastCheck,
            @JsonProperty("pending_count") @Nullable Integer pendingCount,
            @JsonProperty("last_install") @Nullable String lastInstall,
            @JsonProperty("auto_update_enabled") @Nullable Boolean autoUpdateEnabled) {}

    /**
     * An update of the operating system that is installed.
     *
     * @param id such as {@code KB5034441}
     * @param installedOn ISO date, when known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record InstalledUpdate(
            String id, @Nullable String title, @JsonProperty("installed_on") @Nullable String installedOn) {}

    /** A network interface with its addresses. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NetworkInterface(
            String name,
            @JsonProperty("display_name") @Nullable String displayName,
            @JsonProperty("mac_address") @Nullable String macAddress,
            @JsonProperty("ip_addresses") List<String> ipAddresses,
            @JsonProperty("speed_mbps") @Nullable Long speedMbps) {}

    /** Names of the machine in its network, and its own accounts. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Domain(
            @Nullable String hostname,
            @JsonProperty("domain_name") @Nullable String domainName,
            @JsonProperty("dns_servers") @Nullable List<String> dnsServers,
            @Nullable String gateway,
            @JsonProperty("is_domain_joined") @Nullable Boolean isDomainJoined,
            @Nullable String workgroup,
            @JsonProperty("local_users") @Nullable List<LocalUser> localUsers) {}

    /**
     * An account of this machine itself.
     *
     * @param administrator whether it may do everything here
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LocalUser(
            String name,
            @JsonProperty("full_name") @Nullable String fullName,
            boolean enabled,
            boolean administrator) {}
}
