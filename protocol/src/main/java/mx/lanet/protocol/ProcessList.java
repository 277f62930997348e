package mx.lanet.protocol;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * What {@code list_processes} answers, as JSON in its result's {@code stdout}.
 *
 * @param processes those with the most memory first, at most {@link #MOST}
 * @param leftOut how many more there were
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ProcessList(Instant at, List<ProcessFacts> processes, @JsonProperty("left_out") int leftOut) {
    public static final int MOST = 2_000;
}
