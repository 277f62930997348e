package mx.lanet.helpdesk.ticket.internal;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.ticket.field.FieldQuestions;
import mx.lanet.helpdesk.ticket.file.FileBlock;
import mx.lanet.helpdesk.ticket.reply.NewTicketDraft;
import mx.lanet.helpdesk.ticket.reply.Sheet;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that somebody in the console makes for somebody.
 *
 * @param clientId null until a client is chosen
 * @param caller the person who was found or chosen; null when there is none
 * @param clientName the caller's client
 * @param found what the search box found, without a script
 * @param clients to choose from; empty where there is only one
 * @param people names of the client's people, offered while one types
 * @param fields what is asked besides, of this client and category
 * @param machines names of the client's machines, offered likewise
 * @param sheet the page that is opened
 */
public record NewTicketPage(
        Form form,
        @Nullable UUID clientId,
        @Nullable User caller,
        String clientName,
        FoundCallers found,
        List<Choice> clients,
        List<String> people,
        List<String> machines,
        List<Choice> categories,
        FieldQuestions fields,
        List<Choice> priorities,
        List<Choice> channels,
        FileBlock attach,
        @Nullable NewTicketDraft draft,
        Sheet sheet) {
    public NewTicketPage {
        clients = List.copyOf(clients);
        people = List.copyOf(people);
        machines = List.copyOf(machines);
        categories = List.copyOf(categories);
        priorities = List.copyOf(priorities);
        channels = List.copyOf(channels);
    }

    /** Somebody new is written down with the ticket. */
    public boolean makes() {
        return form.ticked("make");
    }
}
