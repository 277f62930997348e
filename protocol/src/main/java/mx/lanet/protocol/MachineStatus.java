package mx.lanet.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a machine is at one moment; {@code null} is what could not be read.
 *
 * @param cpuUsage percent, 0–100
 * @param memoryUsage percent, 0–100
 * @param diskUsage percent of the fullest volume, 0–100
 * @param networkUsage Mbit/s, sent and received together
 * @param uptime seconds
 * @param networkStatus connected or disconnected
 * @param windowsUpdates pending updates of any operating system
 * @param antivirusStatus active, outdated, disabled or none, and after a colon of what
 * @param temperature °C
 * @param restartPending whether the system waits for a restart to finish what was installed
 * @param volumes each local volume; tickets carry them, and heartbeats once an hour
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MachineStatus(
        @JsonProperty("cpu_usage") @Nullable Double cpuUsage,
        @JsonProperty("memory_usage") @Nullable Double memoryUsage,
        @JsonProperty("disk_usage") @Nullable Double diskUsage,
        @JsonProperty("network_usage") @Nullable Double networkUsage,
        @Nullable Long uptime,
        @JsonProperty("last_boot") @Nullable Instant lastBoot,
        @JsonProperty("network_status") @Nullable String networkStatus,
        @JsonProperty("windows_updates") @Nullable Integer windowsUpdates,
        @JsonProperty("antivirus_status") @Nullable String antivirusStatus,
        @Nullable Double temperature,
        @JsonProperty("processes_count") @Nullable Integer processesCount,
        @JsonProperty("threads_count") @Nullable Integer threadsCount,
        @JsonProperty("logged_users") @Nullable List<String> loggedUsers,
        @JsonProperty("services_status") @Nullable List<ServiceStatus> servicesStatus,
        @Nullable List<VolumeStatus> volumes,
        @JsonProperty("restart_pending") @Nullable Boolean restartPending) {

    /** As the contract's heartbeat has it, which names the fullest volume's figure only, or with each volume beside. */
    public MachineStatus forHeartbeat(boolean withVolumes) {
        return new MachineStatus(
                cpuUsage,
                memoryUsage,
                diskUsage,
                networkUsage,
                uptime,
                lastBoot,
                networkStatus,
                windowsUpdates,
                antivirusStatus,
                temperature,
                processesCount,
                threadsCount,
                loggedUsers,
                servicesStatus,
                withVolumes ? volumes : null,
                restartPending);
    }

    /** A volume and its room. */
    public record VolumeStatus(
            String mount, @JsonProperty("total_bytes") long totalBytes, @JsonProperty("free_bytes") long freeBytes) {}

    /** A watched service and its state: running, stopped or paused. */
    public record ServiceStatus(String name, String status) {}
}
