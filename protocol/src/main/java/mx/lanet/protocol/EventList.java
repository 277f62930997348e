package mx.lanet.protocol;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * What {@code collect_events} answers, as JSON in its result's {@code stdout}.
 *
 * @param events of the last day, newest first, what repeats itself once; at most {@link #MOST}
 * @param leftOut how many more there were
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record EventList(Instant at, List<EventFacts> events, @JsonProperty("left_out") int leftOut) {
    public static final int MOST = 100;
}
