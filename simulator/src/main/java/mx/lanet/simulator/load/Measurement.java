package mx.lanet.simulator.load;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.SortedMap;

/**
 * What one run measured. Latencies are those of answers with status 200 to heartbeats that were due in the measured
 * time.
 *
 * @param answered with 200 within the measured time
 * @param errors how many by kind: a status such as {@code HTTP 503}, or {@code connect}, {@code closed},
 *     {@code timeout}, {@code unanswered}, {@code unsent}
 * @param generatorCores processor time of this process for each second that went by
 */
public record Measurement(
        int agents,
        int connections,
        double seconds,
        long answered,
        @JsonProperty("per_second") double perSecond,
        @JsonProperty("p50_ms") double p50Millis,
        @JsonProperty("p95_ms") double p95Millis,
        @JsonProperty("p99_ms") double p99Millis,
        @JsonProperty("max_ms") double maxMillis,
        SortedMap<String, Long> errors,
        @JsonProperty("generator_cores") double generatorCores) {

    /** All errors together. */
    public long errorCount() {
        return errors.values().stream().mapToLong(Long::longValue).sum();
    }

    static Duration cpuOfThisProcess() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
