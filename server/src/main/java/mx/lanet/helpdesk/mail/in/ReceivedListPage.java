package mx.lanet.helpdesk.mail.in;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.mail.in.ReceivedMail.Fate;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Shell;
import mx.lanet.helpdesk.web.Tab;

/**
 * What came by mail.
 *
 * @param fate the one chosen; empty for all
 * @param clients their names by their ids
 */
public record ReceivedListPage(List<ReceivedMail> mails, Pager pager, String fate, Map<UUID, String> clients) {
    public ReceivedListPage {
        mails = List.copyOf(mails);
        clients = Map.copyOf(clients);
    }

    public List<Tab> fates(Shell shell) {
        List<Tab> tabs = new ArrayList<>();
        tabs.add(Tab.of(shell.t("mailin.fate.all"), "/received-mail", fate.isEmpty()));
        for (Fate one : Fate.values()) {
            tabs.add(Tab.of(
                    shell.t("mailin.fate." + one.word()),
                    Address.of("/received-mail").with("fate", one.word()).toString(),
                    one.word().equals(fate)));
        }
        return tabs;
    }

    public String fateLabel(Shell shell) {
        return shell.t("mailin.fate." + (fate.isEmpty() ? "all" : fate));
    }

    public String clientOf(ReceivedMail mail) {
        return mail.hasClient() ? clients.getOrDefault(mail.clientId(), "") : "";
    }
}
