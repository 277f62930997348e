package mx.lanet.protocol;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the people at a machine see of a command: signed with it, so that whoever only holds the server's database can
 * neither alter nor drop it.
 *
 * @param by the technician's name
 * @param reason why, in the technician's words
 * @param consent ask or tell
 * @param name of the script; empty for what has none
 * @param waitSeconds how long the question stands before it counts as not answered
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CommandNotice(
        String by, String reason, String consent, String name, @JsonProperty("wait_seconds") int waitSeconds) {
    public static final String ASK = "ask";
    public static final String TELL = "tell";
}
