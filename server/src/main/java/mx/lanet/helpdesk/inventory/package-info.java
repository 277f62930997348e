/**
 * What inventories should be like: lists of wanted and forbidden software, and what was found on machines that is not so.
 *
 * <p>{@link mx.lanet.helpdesk.inventory.SoftwareWatches} is for people. What inventories change is looked at in the same
 * transaction, and written down as a finding; {@code FindingTeller} opens and closes the alerts of findings afterwards, so
 * none is lost when a server stops in between.
 */
@ApplicationModule(allowedDependencies = {"alert", "asset", "audit", "client", "shared", "web"})
@NullMarked
package mx.lanet.helpdesk.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
