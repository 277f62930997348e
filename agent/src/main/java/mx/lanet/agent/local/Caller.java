package mx.lanet.agent.local;

import org.jspecify.annotations.Nullable;

/**
 * Who speaks to the service.
 *
 * @param user the system's name of a person who sits at this machine; null for whoever looks after the agent itself
 */
public record Caller(@Nullable String user) {
    static final Caller OWNER = new Caller(null);
}
