package mx.lanet.helpdesk.command;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the people at a machine said of a command, as its agent tells.
 *
 * @param answer one of {@link #ANSWERS}
 * @param by the system's name of who answered there; empty where nobody in particular did
 * @param ended one of {@link #ENDS}: who ended it before its time, or its time; null when nobody did
 * @param endedBy the system's name of who ended it there; empty for anybody else
 */
public record Sight(String answer, String by, @Nullable String ended, String endedBy) {
    public static final Set<String> ANSWERS = Set.of("allowed", "refused", "unanswered", "nobody", "told", "silent");
    public static final Set<String> ENDS = Set.of("technician", "person", "time", "agent");
    /** Of a person's name at a machine, in characters. */
    public static final int LONGEST_NAME = 200;
}
