package mx.lanet.helpdesk.ticket.queue;

import java.util.List;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * A queue with its form.
 *
 * @param queue null for a new one
 * @param members everybody of the team, chosen when they work here
 * @param clients everybody's clients, chosen when it serves them
 * @param working who works here now
 * @param conflict somebody else has saved meanwhile
 */
public record QueuePage(
        Form form,
        @Nullable Queue queue,
        int version,
        boolean conflict,
        List<Choice> members,
        List<Choice> clients,
        List<QueueMember> working) {
    public QueuePage {
        members = List.copyOf(members);
        clients = List.copyOf(clients);
        working = List.copyOf(working);
    }

    public String action() {
        return queue == null ? "/queues/new" : "/queues/" + queue.id();
    }

    /** Whether the form says that all clients are served. */
    public boolean everyClient() {
        return !form.value("scope").equals("some");
    }
}
