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
            @JsonProperty("agent_version") @Nullable String agentVersion) {}

    /** A physical disk. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Disk(
            String name, @Nullable String model, @Nullable String serial, @JsonProperty("size_bytes") long sizeBytes) {}

    /** A mounted volume. Its free space is a reading, so it travels in heartbeats and not here. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Volume(String mount, @Nullable String type, @JsonProperty("total_bytes") long totalBytes) {}

    /** Programs, services and updates. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Software(
            @JsonProperty("installed_software") @Nullable List<InstalledSoftware> installedSoftware,
            @Nullable List<ServiceFacts> services,
            @Nullable Updates updates) {}

    /** State of the operating system's updates; dates in ISO 8601. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Updates(
            @JsonProperty("last_check") @Nullable String lastCheck,
            @JsonProperty("pending_count") @Nullable Integer pendingCount,
            @JsonProperty("last_install") @Nullable String lastInstall,
            @JsonProperty("auto_update_enabled") @Nullable Boolean autoUpdateEnabled) {}

    /** A network interface with its addresses. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NetworkInterface(
            String name,
            @JsonProperty("display_name") @Nullable String displayName,
            @JsonProperty("mac_address") @Nullable String macAddress,
            @JsonProperty("ip_addresses") List<String> ipAddresses,
            @JsonProperty("speed_mbps") @Nullable Long speedMbps) {}

    /** Names of the machine in its network. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Domain(
            @Nullable String hostname,
            @JsonProperty("domain_name") @Nullable String domainName,
            @JsonProperty("dns_servers") @Nullable List<String> dnsServers,
            @Nullable String gateway) {}
}
