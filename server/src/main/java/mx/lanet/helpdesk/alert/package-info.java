/**
 * Alerts: a trouble of a machine, a site or a scheduled job, from its opening to its end, and what people decide about it.
 *
 * <p>Two doors write them. {@link mx.lanet.helpdesk.alert.AgentAlerts} takes what heartbeats bring, inside the batch's
 * transaction; {@link mx.lanet.helpdesk.alert.Conditions} is for what the server sees itself. Both go through {@code
 * Troubles}, which decides whether a trouble opens an alert, opens one again, or says what is known. {@link
 * mx.lanet.helpdesk.alert.Alerts} is for people: lists, acknowledging, silencing, assigning, notes. What follows for
 * tickets is worked from the committed rows, by whoever implements {@link mx.lanet.helpdesk.alert.TicketDesk}.
 */
@ApplicationModule(allowedDependencies = {"api", "asset", "audit", "client", "identity", "report", "shared", "web"})
@NullMarked
package mx.lanet.helpdesk.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
