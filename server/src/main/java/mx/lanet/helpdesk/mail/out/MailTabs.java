package mx.lanet.helpdesk.mail.out;

import java.util.List;
import mx.lanet.helpdesk.web.Shell;
import mx.lanet.helpdesk.web.Tab;

/** The superadmin's pages about mail that leaves. */
final class MailTabs {
    static final String SERVER = "/settings/mail";
    static final String TEXTS = "/settings/mail/texts";
    static final String QUEUE = "/settings/mail/queue";

    private MailTabs() {}

    static List<Tab> of(Shell shell, String here, long dead) {
        return List.of(
                Tab.of(shell.t("mail.tab.server"), SERVER, here.equals(SERVER)),
                Tab.of(shell.t("mail.tab.texts"), TEXTS, here.equals(TEXTS)),
                new Tab(
                        shell.t("mail.tab.queue"),
                        QUEUE,
                        here.equals(QUEUE),
                        dead == 0 ? "" : shell.formats().number(dead)));
    }
}
