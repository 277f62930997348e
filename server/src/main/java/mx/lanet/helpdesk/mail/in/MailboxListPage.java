package mx.lanet.helpdesk.mail.in;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;

/**
 * The mailboxes, and from which domains clients write.
 *
 * @param clients their names by their ids
 */
public record MailboxListPage(
        List<Mailbox> mailboxes, List<Domain> domains, Map<UUID, String> clients, List<Choice> choices, Form form) {
    public MailboxListPage {
        mailboxes = List.copyOf(mailboxes);
        domains = List.copyOf(domains);
        clients = Map.copyOf(clients);
        choices = List.copyOf(choices);
    }

    /** A domain of a client. */
    public record Domain(UUID clientId, String clientName, String domain) {}

    /** Whose mail it is; an empty text where the sender tells. */
    public String clientOf(Mailbox mailbox) {
        return mailbox.boundTo().map(id -> clients.getOrDefault(id, "")).orElse("");
    }
}
