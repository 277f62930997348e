/**
 * What agents report: the newest readings through the heartbeat batcher, points of history, presence. Alerts go through
 * {@link mx.lanet.helpdesk.alert.AgentAlerts}, in the same transaction.
 */
@ApplicationModule(allowedDependencies = {"alert", "asset", "shared"})
@NullMarked
package mx.lanet.helpdesk.monitoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
