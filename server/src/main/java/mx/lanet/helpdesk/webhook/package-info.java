/**
 * Webhooks out: other programs are told what happened, signed as Standard Webhooks says.
 *
 * <p>{@link mx.lanet.helpdesk.webhook.Webhooks} keeps the destinations. {@code WebhookKeeper} hears what happens and writes it
 * down in the same transaction; {@code DueSteps} makes a delivery of it for each destination that wants it; {@code
 * DeliverySteps} sends them, again and again for a day. {@code Doors} says which addresses may be connected to, and {@code
 * WebhookCall}, the only class that connects, does so to the address that was looked at and to no other.
 */
@ApplicationModule(allowedDependencies = {"alert", "api", "asset", "audit", "client", "shared", "ticket", "web"})
@NullMarked
package mx.lanet.helpdesk.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
