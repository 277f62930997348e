/**
 * Mail: what is told to people outside the pages ({@code out}), and what they write from their own mail program ({@code
 * in}). {@link mx.lanet.helpdesk.mail.ReplyToken} is what both share: the mark by which a reply finds its ticket.
 */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "client",
            "identity",
            "report",
            "rule",
            "setting",
            "shared",
            "ticket",
            "ticket :: file",
            "ticket :: reply",
            "ticket :: text",
            "ticket :: watch",
            "web"
        })
@NullMarked
package mx.lanet.helpdesk.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
