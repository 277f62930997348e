/**
 * How a machine joins: enrolment tokens with their history of use, agent credentials, and the agent's JWT.
 */
@ApplicationModule(allowedDependencies = {"asset", "audit", "client", "shared", "web"})
@NullMarked
package mx.lanet.helpdesk.enrolment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
