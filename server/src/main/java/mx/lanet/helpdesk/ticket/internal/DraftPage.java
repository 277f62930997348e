package mx.lanet.helpdesk.ticket.internal;

import mx.lanet.helpdesk.ticket.reply.Draft;
import mx.lanet.helpdesk.ticket.reply.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * The line that says a draft is kept.
 *
 * @param draft null when there is none
 * @param path the ticket's page
 * @param sheet the page that is open
 */
public record DraftPage(@Nullable Draft draft, String path, Sheet sheet) {}
