package mx.lanet.helpdesk.mail.out;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Shell;
import mx.lanet.helpdesk.web.Tab;
import org.jspecify.annotations.Nullable;

/**
 * The words of mails, of the house or of one client.
 *
 * @param client null for the house
 * @param sender how the client's mails are signed
 * @param changed those with words of their own, as {@code kind/language}
 */
public record TextListPage(
        @Nullable UUID client,
        List<Choice> clients,
        Form sender,
        Set<String> changed,
        List<MailKind> kinds,
        long dead) {
    public TextListPage {
        clients = List.copyOf(clients);
        changed = Set.copyOf(changed);
        kinds = List.copyOf(kinds);
    }

    public List<String> languages() {
        return MailWords.LANGUAGES;
    }

    public boolean own(MailKind kind, String language) {
        return changed.contains(kind.word() + "/" + language);
    }

    public String path(MailKind kind, String language) {
        return MailTabs.TEXTS + "/" + kind.word() + "/" + language + (client == null ? "" : "?client=" + client);
    }

    public List<Tab> tabs(Shell shell) {
        return MailTabs.of(shell, MailTabs.TEXTS, dead);
    }
}
