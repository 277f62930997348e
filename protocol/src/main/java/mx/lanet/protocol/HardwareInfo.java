package mx.lanet.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts a machine joins with, in the flat shape; {@code null} is what is not known.
 *
 * @param ram as text for people, such as {@code 16 GB}
 * @param disk as text for people, such as {@code 512 GB}
 * @param machineId the operating system's own id of this installation
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HardwareInfo(
        @JsonProperty("computer_name") String computerName,
        @JsonProperty("machine_id") @Nullable String machineId,
        @Nullable String os,
        @JsonProperty("os_version") @Nullable String osVersion,
        @Nullable String cpu,
        @JsonProperty("cpu_cores") @Nullable Integer cpuCores,
        @JsonProperty("cpu_threads") @Nullable Integer cpuThreads,
        @Nullable String ram,
        @Nullable String disk,
        @JsonProperty("mac_address") @Nullable String macAddress,
        @JsonProperty("ip_address") @Nullable String ipAddress,
        @Nullable String domain,
        @JsonProperty("serial_number") @Nullable String serialNumber,
        @Nullable String motherboard,
        @JsonProperty("bios_version") @Nullable String biosVersion,
        @JsonProperty("assigned_user") @Nullable String assignedUser,
        @Nullable String department,
        @JsonProperty("estimated_value") @Nullable String estimatedValue,
        @JsonProperty("warranty_expires") @Nullable String warrantyExpires,
        @JsonProperty("agent_version") @Nullable String agentVersion,
        @JsonProperty("installed_software") @Nullable List<InstalledSoftware> installedSoftware,
        @Nullable List<ServiceFacts> services) {}
