/**
 * Clients (the companies that the MSP serves) and their sites.
 */
@ApplicationModule(allowedDependencies = {"audit", "shared", "web"})
@NullMarked
package mx.lanet.helpdesk.client;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
