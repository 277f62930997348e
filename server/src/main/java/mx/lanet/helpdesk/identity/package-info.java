/**
 * People with a login: users, roles, passwords, sessions, and which technician serves which client.
 */
@ApplicationModule(allowedDependencies = {"audit", "client", "report", "shared", "web"})
@NullMarked
package mx.lanet.helpdesk.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
