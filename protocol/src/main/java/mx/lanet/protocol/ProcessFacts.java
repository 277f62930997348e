package mx.lanet.protocol;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One process of a machine. Its command line is left out, since secrets stand in command lines.
 *
 * @param startedAt with the number and the name it says which process is meant, since numbers are used again
 * @param user who it belongs to
 * @param cpuUsage percent of one core since it began, so over 100 for one that keeps several busy
 * @param memoryBytes resident
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ProcessFacts(
        long pid,
        @JsonProperty("started_at") @Nullable Instant startedAt,
        String name,
        @Nullable String user,
        @JsonProperty("cpu_usage") @Nullable Double cpuUsage,
        @JsonProperty("memory_bytes") @Nullable Long memoryBytes) {}
