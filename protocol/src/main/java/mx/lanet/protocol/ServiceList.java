package mx.lanet.protocol;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * What {@code list_services} answers, as JSON in its result's {@code stdout}.
 *
 * @param services by name, at most {@link #MOST}
 * @param leftOut how many more there were
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ServiceList(Instant at, List<ServiceFacts> services, @JsonProperty("left_out") int leftOut) {
    public static final int MOST = 2_000;
}
