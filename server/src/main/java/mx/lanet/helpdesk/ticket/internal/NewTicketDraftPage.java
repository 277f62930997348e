package mx.lanet.helpdesk.ticket.internal;

import mx.lanet.helpdesk.ticket.reply.NewTicketDraft;
import mx.lanet.helpdesk.ticket.reply.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * The line that says a form for a new ticket is kept.
 *
 * @param draft null when there is none
 * @param path the form's page
 * @param sheet the page that is open
 */
public record NewTicketDraftPage(@Nullable NewTicketDraft draft, String path, Sheet sheet) {}
