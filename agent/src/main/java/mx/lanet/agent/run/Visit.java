package mx.lanet.agent.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a technician does and that the people at the machine see: one entry of {@code GET /visits}.
 *
 * @param id of the command
 * @param state asked, allowed (it begins soon), present or over
 * @param type of the command, such as script or remote_session
 * @param by the technician's name
 * @param reason why, in the technician's words
 * @param name of the script; empty for what has none
 * @param since when it was asked, or began
 * @param secondsLeft until the question, or the session, is over by itself; null when that is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Visit(
        String id,
        String state,
        String type,
        String by,
        String reason,
        String name,
        Instant since,
        @JsonProperty("seconds_left") @Nullable Long secondsLeft) {
    public static final String ASKED = "asked";
    public static final String ALLOWED = "allowed";
    public static final String PRESENT = "present";
    public static final String OVER = "over";
}
