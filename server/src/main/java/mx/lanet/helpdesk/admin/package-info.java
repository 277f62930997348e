/**
 * {@code ./lanet admin}: an administrator's tasks on the server's data from a terminal, beside a running server or
 * without one. It only calls the features' services, so that what it does is checked and audited like everything else.
 */
@ApplicationModule(
        allowedDependencies = {"audit", "client", "command", "database", "enrolment", "identity", "shared", "ticket"})
@NullMarked
package mx.lanet.helpdesk.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
