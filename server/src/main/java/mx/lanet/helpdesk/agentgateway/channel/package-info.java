/**
 * The agents' channel: one WebSocket {@code /ws/agent} that an agent keeps open beside its heartbeats. It never carries work,
 * only that there is some: the agent's next heartbeat then comes at once and fetches it, signed, by the way that it would
 * have taken anyway. Losing the channel loses nothing.
 *
 * <p>{@link mx.lanet.helpdesk.agentgateway.channel.WorkEvents} hears of commands and settings after their commits,
 * {@link mx.lanet.helpdesk.agentgateway.channel.AgentLines} knows who is connected here, and
 * {@link mx.lanet.helpdesk.agentgateway.channel.AgentSockets} lets agents in and sees when they are gone.
 */
@NullMarked
package mx.lanet.helpdesk.agentgateway.channel;

import org.jspecify.annotations.NullMarked;
