package mx.lanet.helpdesk.mail.out;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.reply.Placeholder;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * The words of one kind of mail in one language.
 *
 * @param client null for the house
 * @param clientName of the client; empty for the house
 * @param own whether these words differ from the house's, or the built-in ones
 * @param subject of the example
 * @param text of the example, without form
 */
public record TextPage(
        MailKind kind,
        String language,
        @Nullable UUID client,
        String clientName,
        Form form,
        boolean own,
        String subject,
        String text) {
    public String path() {
        return MailTabs.TEXTS + "/" + kind.word() + "/" + language;
    }

    public String back() {
        return MailTabs.TEXTS + (client == null ? "" : "?client=" + client);
    }

    public List<Placeholder> placeholders() {
        return List.of(Placeholder.values());
    }
}
