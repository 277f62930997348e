package mx.lanet.protocol;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the people at a machine said of a command, and who ended it.
 *
 * @param answer allowed, refused, unanswered (nobody did in time), nobody (there was no desktop to ask), told or silent
 * @param by the system's name of the person who answered
 * @param ended technician, person, time or agent: who ended it before its time, or its time itself; null when it ended by
 *     itself or goes on
 * @param endedBy the system's name of the person who ended it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record CommandConsent(
        String answer,
        @Nullable String by,
        @Nullable String ended,
        @JsonProperty("ended_by") @Nullable String endedBy) {
    public static final String ALLOWED = "allowed";
    public static final String REFUSED = "refused";
    public static final String UNANSWERED = "unanswered";
    public static final String NOBODY = "nobody";
    public static final String TOLD = "told";
    public static final String SILENT = "silent";

    /** An answer by nobody in particular. */
    public static CommandConsent of(String answer) {
        return new CommandConsent(answer, null, null, null);
    }

    /** The same, ended so. */
    public CommandConsent ended(@Nullable String how, @Nullable String who) {
        return new CommandConsent(answer, by, how, who);
    }
}
