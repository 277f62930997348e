/**
 * HTTP for agents: tolerant readers of what they send, the slim security chain, and the way to the features'
 * services.
 */
@ApplicationModule(allowedDependencies = {"alert", "apikey", "asset", "command", "enrolment", "monitoring", "shared"})
@NullMarked
package mx.lanet.helpdesk.agentgateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
