/**
 * The library of scripts, and runs: scripts on machines, and files that are brought to them.
 *
 * <p>{@link mx.lanet.helpdesk.script.Scripts} keeps scripts of the house and of single clients, each save as a version.
 * {@link mx.lanet.helpdesk.script.Runs} lets a version run on machines of one client: it keeps a line for each machine
 * before anything happens, and {@code RunSteps} orders the commands, a few at a time, so that a
 * restart goes on where it stood and no machine is given a run twice. What a machine answered stands with its command.
 */
@ApplicationModule(
        allowedDependencies = {
            "asset",
            "audit",
            "client",
            "command",
            "file",
            "identity",
            "monitoring",
            "report",
            "shared",
            "ticket",
            "web"
        })
@NullMarked
package mx.lanet.helpdesk.script;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
