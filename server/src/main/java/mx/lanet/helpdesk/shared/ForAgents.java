package mx.lanet.helpdesk.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a handler method: agents with a valid JWT may call it, nobody else. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ForAgents {
    /** True where an asset in quarantine may go, too: heartbeats and the refresh of its JWT. */
    boolean inQuarantine() default false;

    /** True where requests have a line of their own to wait in: they take no place among the others of agents. */
    boolean ownLine() default false;
}
