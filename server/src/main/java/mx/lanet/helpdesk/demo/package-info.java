/**
 * What {@code ./lanet demo} adds to the server, and nothing else does: two clients with people and tickets, random
 * passwords in {@code first-login.txt}, the enrolment token of the documents, and a real agent for this machine.
 */
@ApplicationModule(
        allowedDependencies = {
            "alert",
            "asset",
            "client",
            "enrolment",
            "identity",
            "inventory",
            "knowledge",
            "script",
            "shared",
            "ticket",
            "ticket :: category",
            "ticket :: queue",
            "ticket :: text"
        })
@NullMarked
package mx.lanet.helpdesk.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
