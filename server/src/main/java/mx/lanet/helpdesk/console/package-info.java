/**
 * Pages that show several features at once: Mi día, the machines, the search's sources; and the live channel that tells
 * open pages to look again. It uses everybody's published API, and nobody uses it.
 *
 * <p>It stands above the features, because {@code web}, which draws pages, stands below them.
 */
@ApplicationModule(
        allowedDependencies = {
            "alert",
            "asset",
            "chat",
            "client",
            "command",
            "enrolment",
            "forecast",
            "identity",
            "inventory",
            "monitoring",
            "report",
            "script",
            "shared",
            "ticket",
            "ticket :: field",
            "ticket :: figure",
            "ticket :: file",
            "web"
        })
@NullMarked
package mx.lanet.helpdesk.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
