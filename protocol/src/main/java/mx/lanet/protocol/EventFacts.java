package mx.lanet.protocol;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;

/**
 * An error or warning of a machine's own log.
 *
 * @param level CRITICAL, ERROR or WARN
 * @param source what reported it, with the event's number where it has one
 * @param message without line ends, at most 400 characters
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record EventFacts(Instant at, String level, String source, String message) {}
